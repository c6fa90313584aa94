"""Tables as CSV that a spreadsheet opens without running what somebody wrote."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from flask import Response

SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"
BEGINS_FORMULA = (*SIGNS, "\t", "\r", "\n")
# Where Europe opens a table, a semicolon parts the cells, whatever the commas and quotes around it were meant for.
PARTS_CELLS = re.compile(f"""([;\t\r\n][\\s"']*)(?=[{re.escape(SIGNS)}])""")
BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes UTF-8 for Latin-1


def csv_file(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Return a download of the rows beneath their head."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return download(name, "text/csv", BYTE_ORDER_MARK + written.getvalue())


def download(name: str, mimetype: str, body: str) -> Response:
    kept = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(body, mimetype=mimetype, headers=kept)


def cell(value: object) -> str:
    """Return a value as a cell: numbers as they are, and words so that they stay words."""
    if value is None:
        return ""
    if isinstance(value, int | float | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    words = PARTS_CELLS.sub(r"\1'", str(value))
    # What stands before a sign of a formula may be spaces that a spreadsheet drops.
    return f"'{words}" if words.lstrip(" \u00a0").startswith(BEGINS_FORMULA) else words
