"""Names that TeX packages have for what the engines know by another name."""

from __future__ import annotations

#: Command → what to write instead. Whole commands only; nothing here takes an argument.
ALIASES = {
    # characters pasted from other programs
    "′": r"{\prime}",
    "″": r"{\prime\prime}",
    "‴": r"{\prime\prime\prime}",
    "’": "'",
    "#": r"\#",
    # base TeX and AMS
    "\\smallsetminus": r"\setminus ",
    "\\centerdot": r"\cdot ",
    "\\thicksim": r"\sim ",
    "\\thickapprox": r"\approx ",
    "\\smallsmile": r"\smile ",
    "\\smallfrown": r"\frown ",
    "\\shortmid": r"\mid ",
    "\\shortparallel": r"\parallel ",
    "\\nshortmid": r"\nmid ",
    "\\nshortparallel": r"\nparallel ",
    "\\varpropto": r"\propto ",
    "\\intop": r"\int ",
    "\\smallint": r"{\textstyle\int}",
    "\\dotsc": r"\ldots ",
    "\\dotso": r"\ldots ",
    "\\dotsb": r"\cdots ",
    "\\dotsm": r"\cdots ",
    "\\dotsi": r"\cdots ",
    "\\space": r"\ ",
    "\\strut": r"\vphantom{(}",
    "\\mathstrut": r"\vphantom{(}",
    "\\arrowvert": r"\vert ",
    "\\Arrowvert": r"\Vert ",
    "\\bracevert": r"\vert ",
    "\\mit": "",
    "\\oldstyle": "",
    "\\nonscript": "",
    "\\scr": r"\mathscr ",
    "\\bbFont": r"\mathbb ",
    # sizes of type have no meaning inside a formula
    **dict.fromkeys(("\\tiny", "\\Tiny", "\\scriptsize", "\\small", "\\normalsize", "\\large"), ""),
    **dict.fromkeys(("\\Large", "\\LARGE", "\\huge", "\\Huge"), ""),
    # stretchable space between columns: the alignment says it already
    **dict.fromkeys(("\\hfill", "\\hfil", "\\hfilll"), ""),
    # page layout
    **dict.fromkeys(("\\displaylimits", "\\allowbreak", "\\nobreak", "\\noindent", "\\relax", "\\protect"), ""),
    **dict.fromkeys(("\\nonumber", "\\notag"), ""),
    # physics, units and text symbols
    "\\ohm": "{Ω}",
    "\\celsius": r"{\text{℃}}",
    "\\perthousand": r"{\text{‰}}",
    "\\micro": "{µ}",
    "\\textbackslash": r"\backslash ",
    "\\textbar": "|",
    "\\textless": "<",
    "\\textgreater": ">",
    "\\textasciitilde": r"\sim ",
    "\\textunderscore": r"\_",
    "\\textbullet": r"\bullet ",
    "\\textdegree": r"{\degree}",
    "\\textellipsis": r"\ldots ",
    "\\textendash": r"\text{–}",
    "\\textemdash": r"\text{—}",
    "\\textregistered": r"\text{®}",
    "\\textcopyright": r"\text{©}",
    "\\texttrademark": r"\text{™}",
    "\\texteuro": r"\text{€}",
    "\\textdollar": r"\$",
    "\\TeX": r"\text{TeX}",
    "\\LaTeX": r"\text{LaTeX}",
    # operators that many authors define
    "\\argmax": r"\operatorname*{arg\,max}",
    "\\argmin": r"\operatorname*{arg\,min}",
    "\\sgn": r"\operatorname{sgn}",
    "\\Tr": r"\operatorname{Tr}",
    "\\rank": r"\operatorname{rank}",
}

#: Upright Greek of the package `upgreek`, by the plain command.
UPRIGHT = {
    f"\\up{name}": f"\\mathrm{{\\{name}}}"
    for name in (
        *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"),
        *("nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"),
        *("varepsilon", "vartheta", "varpi", "varrho", "varsigma", "varphi"),
    )
}

#: Alphabets by the names of LaTeX's many packages.
ALPHABETS = {
    "mathup": "mathrm",
    "mathnormal": "mathit",
    "mathbfup": "mathbf",
    "mathbfit": "boldsymbol",
    "mathbfscr": "mathscr",
    "mathbfcal": "mathcal",
    "mathbffrak": "mathfrak",
    "mathsfup": "mathsf",
    "mathbfsf": "mathsf",
    "mathsfit": "mathsf",
    "pmb": "boldsymbol",
    "bold": "boldsymbol",
    "Bbb": "mathbb",
    "frak": "mathfrak",
    **{f"sym{name}": f"math{name}" for name in ("rm", "bf", "it", "bb", "frak", "scr", "sf", "tt", "cal")},
}

#: Operators and relations before which `\\dots` are centred.
CENTRED = frozenset(
    (
        *("+", "-", "=", "<", ">", "*", "\\cdot", "\\times", "\\div", "\\pm", "\\mp", "\\ast", "\\circ", "\\star"),
        *("\\le", "\\leq", "\\ge", "\\geq", "\\ne", "\\neq", "\\equiv", "\\approx", "\\sim", "\\ll", "\\gg"),
        *("\\in", "\\subset", "\\subseteq", "\\supset", "\\supseteq", "\\cup", "\\cap", "\\wedge", "\\vee"),
        *("\\land", "\\lor", "\\oplus", "\\otimes", "\\odot", "\\to", "\\rightarrow", "\\Rightarrow", "\\leftarrow"),
        *("\\implies", "\\iff", "\\mapsto", "\\prec", "\\succ", "\\propto"),
    )
)
