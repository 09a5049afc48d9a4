# ruff: noqa: E501 — a formula is a line
r"""A page of formulas that are hard to set, for looking at it in a browser.

python benchmarks/formulas.py > static/formulas.html    # beside math.css
npm install --prefix /tmp/mathjax mathjax-full@3
python benchmarks/formulas.py --mathjax /tmp/mathjax > static/formulas.html    # with MathJax's pictures beside ours
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

from biji.diagnostics import Span
from biji.parse.math import render

#: TeX, one formula a line; shown as a display and within a line.
FORMULAS = r"""
x_1, x^2, x_i^{n+1}, x'_{ij}, f''(x), {}^{14}_{6}\mathrm{C}, a^{b^{c^d}}
\frac{a+b}{\sqrt{1+\frac{c}{d}}} + \dfrac12 + \tfrac12 + \cfrac{1}{1+\cfrac{1}{1+x}}
\binom{n}{k} = \frac{n!}{k!\,(n-k)!} \quad \tbinom nk \quad {n \brack k}
\sum_{i=1}^{n} i = \frac{n(n+1)}2, \quad \prod_{p} \frac1{1-p^{-s}}, \quad \bigcup_{i\in I} A_i
\sum_{\substack{0<i<m \\ 0<j<n}} P(i,j) \quad \sum\nolimits_{i} x_i \quad \int\limits_0^1
\int_{-\infty}^{+\infty} e^{-x^2}\,\mathrm{d}x = \sqrt{\pi}, \quad \oint_C, \iint_D, \iiint_V
\lim_{n\to\infty} \left(1+\frac1n\right)^n = e, \quad \limsup_{x\to 0} f, \quad \varliminf_{n} a_n
\mathop{\arg\min}_{\theta\in\Theta} L(\theta), \quad \operatorname*{arg\,max}_{x} f(x), \quad \max_{a} Q(s,a)
\underset{w,b}{\min}\; \overset{\text{def}}{=}\; \stackrel{?}{=} \; \overset{n}{\underset{m}{\longrightarrow}}
\left\{ \frac{a}{b} \middle| \sum_i x_i \right\} \quad \left.\frac{\partial f}{\partial x}\right|_{x=0} \quad \left\langle \psi \middle| \hat H \middle| \psi \right\rangle
\bigl( \Bigl( \biggl( \Biggl( x \Biggr) \biggr) \Bigr) \bigr) \quad \Big\| \frac ab \Big\| \quad \bigl\lfloor x \bigr\rfloor
\left(\begin{array}{cc} a & b \\ c & d \end{array}\right)^{-1} = \frac{1}{ad-bc}\begin{pmatrix} d & -b \\ -c & a \end{pmatrix}
\begin{bmatrix} a_{11} & \cdots & a_{1n} \\ \vdots & \ddots & \vdots \\ a_{m1} & \cdots & a_{mn} \end{bmatrix}
\begin{vmatrix} a & b \\ c & d \end{vmatrix} \quad \begin{Vmatrix} a & b \\ c & d \end{Vmatrix} \quad \begin{Bmatrix} 1 \\ 2 \end{Bmatrix} \quad \bigl(\begin{smallmatrix} a & b \\ c & d \end{smallmatrix}\bigr)
f(x) = \begin{cases} x^2, & x \ge 0 \\ -x, & \text{否则} \end{cases}
\begin{align} a &= b + c \\ &= d + e + f \\ x + y &= z \end{align}
\begin{align} \ell(\theta) &= \sum_i \log p(x_i) \tag{1} \\ &\ge \sum_i \log q(x_i) \\ &= 0 \tag{2a} \end{align}
\begin{gather} E = mc^2 \\ F = ma \end{gather}
\begin{multline} a + b + c + d + e + f \\ + g + h + i \\ + j + k + l = 0 \end{multline}
\left\{\begin{aligned} x + y &= 1 \\ 2x - y &= 3 \end{aligned}\right.
\left[\begin{array}{cc|c} 1 & 2 & 3 \\ \hline 4 & 5 & 6 \end{array}\right] \quad \begin{array}{|l|r|} \hline a & 1 \\ \hline b & 22 \\ \hline \end{array}
\begin{array}{c:c} a & b \\ \hdashline c & d \end{array}
\hat a, \tilde a, \bar a, \vec a, \dot a, \ddot a, \check a, \breve a, \acute a, \mathring a
\hat{\theta}_i, \tilde{X}, \bar{\mathbf x}, \vec{F}, \dot{\vec{x}}, \hat{\imath}, \widehat{ABC}, \widetilde{xyz}
\overline{AB}, \underline{x+y}, \overline{\overline{X}}, \overrightarrow{AB}, \overleftarrow{AB}, \overleftrightarrow{AB}
\overbrace{a+b+\cdots+z}^{26} + \underbrace{\alpha+\beta}_{\text{两个}} + \overparen{AB}
\xrightarrow{\text{映射}} \xleftarrow[n]{} \xRightarrow[b]{a} \xleftrightarrow{abc} \xlongequal{def} \xmapsto{f}
\mathbb{RQZNE}, \mathcal{LNDFO}, \mathfrak{gABC}, \mathscr{FLH}, \mathbf{xAB1}, \mathrm{xAB1}, \mathsf{xAB1}, \mathtt{xAB1}
\boldsymbol{\alpha x A \Sigma}, \boldsymbol{\nabla}, \mathbf{\Gamma}, \mathit{diff}, \bm{\theta}
\text{if } x>0 \text{ then } y, \quad \textbf{bold}, \textit{italic}, \texttt{type}, \text{where $x_i^2$ holds}
损失函数 = \frac{正确预测数}{总数} \times 100\%
速度_{最大} \le v, \quad 概率（条件）“引号”
\alpha\beta\gamma\delta\epsilon\varepsilon\zeta\eta\theta\vartheta\kappa\lambda\mu\nu\xi\pi\rho\sigma\tau\phi\varphi\chi\psi\omega
\Gamma\Delta\Theta\Lambda\Xi\Pi\Sigma\Upsilon\Phi\Psi\Omega, \hbar\ell\Re\Im\aleph\wp\partial\nabla\infty
a \le b \ge c \ne d \equiv e \approx f \sim g \propto h \ll i \gg j \in k \notin l \subset m \subseteq n
a \to b \Rightarrow c \iff d \mapsto e \hookrightarrow f \rightleftharpoons g \uparrow h
a \pm b \mp c \times d \div e \cdot f \oplus g \otimes h \odot i \circ j \ast k \star l
\not= \not\in \not\subset \not\equiv \nmid \nleq \nsubseteq
a,\dots,z \quad a+\cdots+z \quad \vdots \quad \ddots
a \equiv b \pmod{n}, \quad a \bmod b, \quad \gcd(a,b), \quad \sin^2 x + \cos^2 x = 1, \quad \log_2 n, \ln x
\color{red}{a} + b \quad \textcolor{#0a0}{x+y} \quad \colorbox{yellow}{text} \quad \fcolorbox{red}{white}{framed}
\boxed{E = mc^2} \quad \cancel{x} \quad \bcancel{y} \quad \xcancel{abc} \quad \cancelto{0}{x} \quad \enclose{circle}{j}
\ce{2H2 + O2 -> 2H2O}, \quad \ce{SO4^2-}, \quad \ce{^{227}_{90}Th+}, \quad \ce{A <=>[k_1][k_2] B}
\sideset{_a^b}{_c^d}\prod \quad \prescript{14}{6}{C} \quad \phantom{xxx} y \quad \rlap{/}D \quad \smash{x}
\sqrt{2} \quad \sqrt[3]{x+y} \quad \sqrt{\frac{\sum_i x_i^2}{n}} \quad \surd
|x| \quad \|x\|_2^2 \quad \lvert x \rvert \quad \left|\frac ab\right| \quad \{x \mid x>0\}
P(A\mid B) = \frac{P(B\mid A)\,P(A)}{P(B)}, \quad D_{\mathrm{KL}}(P\parallel Q)
\frac{\mathrm{d}y}{\mathrm{d}x}, \quad \frac{\partial^2 f}{\partial x\,\partial y}, \quad \nabla^2 \phi, \quad 90^\circ, \quad 25℃
\mathbb{E}_{x\sim p_{\text{data}}}\left[\log D(x)\right] + \mathbb{E}_{z\sim p_z}\left[\log\left(1-D(G(z))\right)\right]
\mathrm{Attention}(Q,K,V) = \operatorname{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V
\left(\left(\left(\frac{1}{\frac{1}{\frac{1}{x}}}\right)\right)\right)
\left[\left\{\left(\begin{matrix}a\\b\\c\\d\\e\end{matrix}\right)\right\}\right]
e^{-\frac{(x-\mu)^2}{2\sigma^2}}, \quad 2^{2^{2^n}}, \quad x^{\frac12}, \quad a_{b_{c_d}}
E = mc^2 \tag{3.2}
a^2 + b^2 = c^2 \tag{*}
\overset{\text{def}}{=} \; \underset{\theta}{\operatorname{arg\,max}} \; \stackrel{?}{=} \; \sideset{}{'}\sum_{k} a_k
\underbrace{\overbrace{a+b}^{\text{两项}}+c}_{\text{三项}} \quad \widehat{xyz} + \overline{AB} + \underline{CD} + \overrightarrow{PQ}
\begin{cases} \dot{x} = \sigma(y-x) \\ \dot{y} = x(\rho-z)-y \\ \dot{z} = xy-\beta z \end{cases} \qquad \left\lfloor \frac{n}{2} \right\rfloor
\begin{aligned} \nabla \cdot \mathbf{E} &= \frac{\rho}{\varepsilon_0} & \nabla \times \mathbf{B} &= \mu_0\left(\mathbf{J} + \varepsilon_0\frac{\partial \mathbf{E}}{\partial t}\right) \end{aligned}
\left.\frac{\partial f}{\partial x}\right|_{x=0} \quad \Bigl(\bigl(x\bigr)\Bigr) \quad \langle u, v \rangle \quad \lVert x \rVert_2 \quad a \not\in B
\undefinedcommand{x}
""".strip().split("\n")

#: Reads a JSON list of formulas, writes a JSON list of pictures.
_MATHJAX = """
const load = name => require('mathjax-full/js/' + name + '.js');
load('input/tex/AllPackages');
const adaptor = load('adaptors/liteAdaptor').liteAdaptor();
load('handlers/html').RegisterHTMLHandler(adaptor);
const packages = load('input/tex/AllPackages').AllPackages.filter(name => name !== 'bussproofs');
const tex = new (load('input/tex').TeX)({packages});
const svg = new (load('output/svg').SVG)({fontCache: 'none'});
const page = load('mathjax').mathjax.document('', {InputJax: tex, OutputJax: svg});
const draw = source => adaptor.innerHTML(page.convert(source, {display: true, em: 16, ex: 8, containerWidth: 640}));
console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(0)).map(draw)));
"""

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Formulas</title>
<link rel="stylesheet" href="math.css">
<style>body{{margin:1rem;font:16px/1.6 serif}} tr{{vertical-align:top}} td{{border-bottom:1px solid #ddd;padding:0 1rem}} svg{{max-width:100%}}
pre{{font-size:11px;white-space:pre-wrap;width:16rem;margin:.4rem 0}} td.display{{width:44rem}}</style>
<table>{rows}</table>
"""


def pictures(formulas: Sequence[str], mathjax: Path) -> list[str]:
    """MathJax's SVG of every formula, as a display.

    Args:
        formulas: TeX.
        mathjax: where npm has put `mathjax-full`; needs node.
    """
    answer = subprocess.run(
        ["node", "-e", _MATHJAX], cwd=mathjax, input=json.dumps(formulas), capture_output=True, text=True, check=True
    )
    found: list[str] = json.loads(answer.stdout)
    return found


def row(tex: str, picture: str = "") -> str:
    """One formula: its source, as a display, within a line, and how another program draws it."""
    span = Span("formulas.py")
    block = render(tex, display=True, span=span).formula
    line = render(tex, display=False, span=span).formula
    fallback = f"<code class='tex'>{escape(tex)}</code>"
    number = f"<span class='eqno'>({escape(block.tag)})</span>" if block.tag else ""
    return (
        f"<tr><td><pre>{escape(tex)}</pre><td class='display'>"
        f"<div class='math-display'>{block.mathml or fallback}{number}</div><td>{picture or f'文 {line.mathml or fallback} text'}"
    )


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--mathjax", type=Path, help="folder with node_modules/mathjax-full: its pictures in a column"
    )
    mathjax: Path | None = parser.parse_args().mathjax
    drawn = pictures(FORMULAS, mathjax) if mathjax else [""] * len(FORMULAS)
    sys.stdout.write(_PAGE.format(rows="\n".join(map(row, FORMULAS, drawn))))


if __name__ == "__main__":
    main()
