r"""What is shown of TeX in a text: readable, as many pieces as before, and nothing changed that is no TeX."""

from __future__ import annotations

import pytest
from growth import MOST, growth
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from viz.graphpage import graph_data
from viz.page import Frame, Page, Quote, Section, Statement
from viz.render import render_page
from viz.scene import Scene, SceneNode
from viz.tex import shown_pieces, shown_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"a rise of 50\% in hum \& swarm, hive\_1, item \#3", "a rise of 50% in hum & swarm, hive_1, item #3"),
        (r"rates of $0.90\%$ and $ +2.66\%$ at $n$ hives", "rates of 0.90% and +2.66% at n hives"),
        ("$2.4$ lower, by $3%$", "2.4 lower, by 3%"),
        (r"$2.2\times$ faster, $\alpha \leq 0.5$, $\Delta t$", "2.2× faster, α ≤ 0.5, Δ t"),
        (r"\emph{Apis} and \textbf{two {nested} words}", "Apis and two {nested} words"),
        (r"\underline{\textit{M}}any {\it hi}ves {\bf hum}", "Many hives hum"),
        (r"as shown before~\cite{bee2020,wasp2021}. So \citep[see][p. 3]{bee}", "as shown before. So"),
        (r"keepers, \ie people, \eg in \etal.", "keepers, i.e. people, e.g. in et al."),
        (r"noise$/$hum and COLONY-5$^i$ with $x_1$, $10^{-3}$", "noise/hum and COLONY-5ⁱ with x₁, 10⁻³"),
        (r"$\Tilde{O}(n^{1.5})$ or $\widetilde{\mathcal{O}}(k^{2/3})$, $\hat{y}$", "Õ(n^1.5) or Õ(k^(2/3)), ŷ"),
        (r"$\frac{a}{b}$ of \(\mathcal{H}\) and $\{x\}$ at $30^\circ$", "a/b of H and {x} at 30°"),
        (r"H{\"u}ttl and Caf\'e, M\"{u}ller", "Hüttl and Café, Müller"),
        ("a ``queen-right'' hive -- see pages 3--5 --- or not", "a “queen-right” hive – see pages 3–5 — or not"),
        (r"code at \url{https://example.org/a_b}", "code at https://example.org/a_b"),
        (r"see Fig.~3 of $O(N^2)$", "see Fig.\u00a03 of O(N²)"),
        (r"1\,000 stays, $1\,000$ too, \unknown{kept}", r"1\,000 stays, 1 000 too, \unknown{kept}"),
    ],
)  # fmt: skip
def test_tex_is_made_readable(text: str, shown: str) -> None:
    assert shown_text(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "hives cost $5 or $10 each", "from $5, or $10,000 at once", "US$3 and US$4", "run it with --fast --all",
        "about ~48% of hives", "it's the bees' own 'hum''", "a set {x | x > 0} of O(N^2)", r"the path C:\hives\may",
        "$PATH:$HOME", "a single $ here", r"\emph{never closed", "{just} braces", "tilde 10~20 kHz", "",
    ],
)  # fmt: skip
def test_what_is_no_tex_stays(text: str) -> None:
    assert shown_text(text) == text


def test_an_edge_through_a_command_leaves_the_words_where_they_were() -> None:
    assert shown_pieces((r"a loss of 50", "\\", "% in ", r"\te", r"xtbf{hum", "ming}", ".")) == (
        "a loss of 50", "%", " in ", "", "hum", "ming", ".",
    )  # fmt: skip
    assert shown_pieces(("of $", r"\alpha", "$ hives")) == ("of ", "α", " hives")


@given(st.lists(st.text(alphabet="a1 \\${}%^_~-`'\"<>&()emphtextbfcite[]", max_size=30), max_size=6))
def test_pieces_stay_pieces_and_together_they_are_the_text(pieces: list[str]) -> None:
    shown = shown_pieces(pieces)
    assert len(shown) == len(pieces)
    assert "".join(shown) == shown_text("".join(pieces)) if pieces else shown == ()


@given(st.text(max_size=80))
def test_a_wordswithout_marks_of_tex_is_not_touched(text: str) -> None:
    bare = text.replace("\\", "").replace("$", "").replace("`", "").replace("-", "").replace("~", "")
    assert shown_text(bare) == bare


@pytest.mark.parametrize("hard", [r"\emph{", "$", r"{\it ", r"\cite[", "$a", "``"])
def test_it_takes_linear_time_whatever_is_opened(hard: str) -> None:
    assert growth(lambda length: shown_text(hard * length), 2_000) < MOST


def test_what_tex_stands_for_is_escaped_on_the_page() -> None:
    words = r"\textless script\textgreater alert(1)\textless/script\textgreater{} and \emph{<b>50\%</b>} \& more"
    quote = Quote(text=words, start=0, end=9, title=r"Hum \& hive", when="2024", href="papers.html#p-1")
    told = Statement(parts=(r"It falls by 5\%.",), quotes=(quote,))
    page = Page(path="index.html", title="Hives", sections=(Section(key="a", title="A", blocks=(told,)),))
    html = render_page(page, Frame(name="Hives", links=())).decode()
    body = html[html.index("<main") : html.index("</main>")]
    assert "It falls by 5%." in body
    assert "<script" not in body
    assert "<b>" not in body
    assert "<mark>&lt;</mark> script&gt; alert(1)&lt;/script&gt; and &lt;b&gt;50%&lt;/b&gt; &amp; more" in body
    assert not isinstance(shown_text(words), Markup)


def test_the_graph_shows_quotes_as_the_pages_do() -> None:
    words = r"falls by 5\% in {\it Apis}, 2$\times$"
    quote = Quote(text=words, start=9, end=12, title="Hum", when="", href="papers.html#p-1")
    node = SceneNode(id="a", label="Hum", kind="method", weight=1, x=0, y=0, quotes=(quote,))
    data = graph_data(Scene(nodes=(node,), links=()))
    [[text, start, end, *_]] = data["quotes"]
    said = data["strings"][text]
    assert said == "falls by 5% in Apis, 2×"
    assert said[start:end] == "5%"
