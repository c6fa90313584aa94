"""Scripts in fewer bytes do the same: what is text stays, and only a script's own names change."""

import pytest

from blueprints.script_tokens import tokens_of
from blueprints.squeezing import squeezed
from blueprints.widget import LAUNCHER, launcher_script, panel_script


@pytest.mark.parametrize(
    ("plain", "less"),
    [
        ("/* for readers */\nconst WAIT = 5; // seconds\n", "const a=5;\n"),
        ("call(\"//not a comment\", '/* nor this */');", "call(\"//not a comment\",'/* nor this */');\n"),
        ("call(`//not ${ total / 2 } a  comment`);", "call(`//not ${total/2} a  comment`);\n"),
        ("call(`a ${ `b ${ { c: 1 } } d` } e`);", "call(`a ${`b ${{c:1}} d`} e`);\n"),
        ("text.split(/[/\"'] +/g);\n", "text.split(/[/\"'] +/g);\n"),
        ("half = (total) / 2 / parts;", "half=(total)/2/parts;\n"),
        ("if (a) {\n  return /x y/.test(b);\n}\n", "if(a){return/x y/.test(b)}\n"),
        ("a = b + +c - -d;", "a=b+ +c- -d;\n"),
        ("const a = (b) => {\n  c(b);\n};\nconst { d } = a;\nd();", "const a=b=>{c(b)},{d}=a;d();\n"),
        ("const a = 1;\nif (a) b();\nconst c = 2;", "const a=1;if(a)b();const c=2;\n"),
        ("page.call([\n  one,\n  two,\n]);", "page.call([one,two]);\n"),
    ],
)
def test_spaces_and_comments_go_and_texts_stay(plain: str, less: str) -> None:
    assert squeezed(plain) == less


@pytest.mark.parametrize(
    ("plain", "less"),
    [
        ("function total(price, count) { return price * count; }", "function c(a,b){return a*b}\n"),
        ("const each = (list) => list.map((one) => one.name);", "const c=a=>a.map(b=>b.name);\n"),
        ("const { title, price = 1 } = card;", "const{title,price=1}=card;\n"),
        ("const title = 1; call({ title });", "const title=1;call({title});\n"),
        ("const width = 2; box.width = width;", "const width=2;box.width=width;\n"),
        ("class Panel { open(focus) { this.screen.show(focus); } }", "class b{open(a){this.screen.show(a)}}\n"),
        ("export class Panel {}", "export class Panel{}\n"),
        ("for (const [name, value] of pairs) call(name, value);", "for(const[a,b]of pairs)call(a,b);\n"),
        ("if (match(wide)) { call(wide); }", "if(match(wide)){call(wide)}\n"),
        ("const says = `${name}`; const name = 1;", "const b=`${a}`,a=1;\n"),
        ("const a1 = 1; call(a);", "const b=1;call(a);\n"),
    ],
)
def test_only_a_scripts_own_names_become_short(plain: str, less: str) -> None:
    assert squeezed(plain) == less


def test_style_sheets_lose_their_spaces_where_they_mean_nothing() -> None:
    sheet = "const STYLE = `\n  .a :hover > b,\n  .c { color: red; /* why */ margin: calc(1px + 2px) auto; }\n`;"
    assert squeezed(sheet) == "const a=`.a :hover>b,.c{color:red;margin:calc(1px + 2px) auto}`;\n"


def test_every_script_of_the_chat_can_be_read_whole() -> None:
    assert [
        token for token in tokens_of(LAUNCHER.read_text("utf-8")) if token[0] == "sign" and token[1].isspace()
    ] == []
    assert "/*" not in launcher_script() and "  " not in panel_script()
    assert "export class Panel{" in panel_script()
