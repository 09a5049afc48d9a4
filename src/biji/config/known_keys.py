"""Keys of `_config.yml` with a meaning to Jekyll, its plugins and themes and nothing here: silently accepted."""

from __future__ import annotations

#: Jekyll's own (https://jekyllrb.com/docs/configuration/options/).
_JEKYLL = """
    source destination plugins_dir layouts_dir data_dir includes_dir sass sass_dir cache_dir
    disable_disk_cache safe keep_files encoding markdown_ext strict_front_matter limit_posts unpublished
    whitelist plugins gems highlighter lsi excerpt_separator incremental detach port host show_dir_listing open_url
    livereload livereload_port livereload_ignore livereload_min_delay livereload_max_delay force_polling paginate
    paginate_path quiet verbose debug trace liquid profile liquid_profile rdiscount redcarpet commonmark maruku
    page_excerpts permalink_style auto pygments relative_permalinks full_rebuild server server_port watch ssl_cert
    ssl_key webrick theme ignore_theme_config enforce_ssl time
"""

#: Plugins of GitHub Pages and other common ones.
_PLUGINS = """
    remote_theme repository github atom_feed sitemap seo webmaster_verifications google_site_verification
    twitter facebook social logo tagline locale language paginate_per_page pagination autopages archives
    jekyll-archives category_archive tag_archive category_dir tag_dir compress_html compress readme_index
    optional_front_matter default_layout titles_from_headings redirect_from whitelist_generators last-modified-at
    last_modified_at toc mentions jekyll-mentions jemoji emoji relative_links gist coffeescript assets picture
    responsive_image scholar algolia search lunr analytics sass_build mermaid diagrams spaceship jekyll-spaceship
    admin jekyll_admin netlify kramdown_options excerpt minify tidy_html multilingual languages default_lang
    exclude_from_localization polyglot i18n translations postfiles include_cache paginate_v2 target_blank webp
    feed_meta
"""

#: Common themes: minima, minimal-mistakes, just-the-docs, chirpy, beautiful-jekyll, al-folio, NexT and the like.
_THEMES = """
    minima minimal_mistakes_skin just_the_docs skin color_scheme theme_mode theme_color colors name subtitle email
    avatar bio location links sidebar footer header navigation nav menu menus breadcrumbs breadcrumb_home_label
    show_excerpts show_downloads date_format words_per_minute read_more readmore comments comment disqus
    disqus_shortname duoshuo gitalk gitment giscus utterances staticman valine waline livere changyan discourse
    google_analytics ga google_adsense baidu_analytics baidu_tongji cnzz tracking_id matomo goatcounter fathom
    plausible mathjax katex math_engine og_image teaser image images img_cdn cdn favicon favicons ogp
    title_separator masthead_title search_full_content search_provider search_enabled github_username
    twitter_username linkedin_username weibo_username zhihu_username instagram_username facebook_username
    youtube_username stackoverflow_username jekyll_username rss rss_feed rss_description mastodon mastodon_username
    telegram telegram_username wechat weixin qq weibo zhihu douban gitee username user first_name middle_name
    last_name contact_note copyright license licence icp beian since year start_year keywords keyword tags
    categories topics friends friend_links projects project resume about quote slogan motto banner cover background
    background_image hero call_to_action cta heading_anchors anchor_headings aux_links aux_links_new_tab back_to_top
    back_to_top_text footer_content last_edit_timestamp gh_edit_link gh_edit_link_text gh_edit_repository
    gh_edit_branch gh_edit_source gh_edit_view_mode nav_sort callouts callouts_level ga_tracking
    ga_tracking_anonymize_ip enable_copy_code_button navbar-links navbar-extra navbar_links social-network-links
    social_links share share_links related related_posts show_related pageview pv postcount version env environment
    branch repo repo_url org organization company cname domain protocol html_lang translation dark_mode dark color
    navbar title-img title_img round-avatar rss-description edit_page_button gtag gtm gtm_id google_tag_manager
    google_fonts fonts font_awesome fontawesome css js custom_css custom_js head_scripts footer_scripts
    after_footer_scripts after-content date_formats author_profile sponsor donate reward alipay wechatpay qrcode
    recent_posts archive archive_type teams people authors publications display_tags display_categories
"""

#: Of jekyll-feed: every topic has its feed here, and there is one icon for all.
_FEED = "collections categories tags disable_in_development icon logo json_path"
SILENT_FEED_KEYS = frozenset(_FEED.split())

JEKYLL_KEYS = frozenset(_JEKYLL.split())
SILENT_KEYS = frozenset((_JEKYLL + _PLUGINS + _THEMES).split())

#: Options of kramdown without effect on HTML here: highlighting and formulas have their own ways.
_KRAMDOWN = """
    syntax_highlighter math_engine math_engine_opts show_warnings guess_lang default_lang
    enable_coderay coderay use_coderay coderay_wrap coderay_line_numbers coderay_line_number_start coderay_tab_width
    coderay_bold_every coderay_css coderay_default_lang template latex_headers line_width html_to_native
    forbidden_inline_options transliterated_header_ids cache_dir auto_symbols
"""

SILENT_KRAMDOWN_KEYS = frozenset(_KRAMDOWN.split())
