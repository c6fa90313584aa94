"""The page on which a person reads what was mailed, and the same as JSON for scripts."""

from flask import Flask, Response, abort, jsonify, render_template, request

from sandbox.mail.mailbox import Arrived, Fault, Mailbox


def create_app(mailbox: Mailbox) -> Flask:
    app = Flask(__name__)

    @app.get("/")
    def list_letters() -> str:
        return render_template("mail/list.html", letters=mailbox.shown())

    @app.get("/<int:number>")
    def show_letter(number: int) -> str:
        letter = next((arrived for arrived in mailbox.kept if arrived.number == number), None)
        if letter is None:
            abort(404)
        return render_template("mail/letter.html", letter=letter, thread=thread(mailbox, letter))

    @app.get("/_sandbox/letters")
    def dump_letters() -> Response:
        return jsonify([as_json(arrived) for arrived in list(mailbox.kept)])

    @app.post("/_sandbox/faults")
    def order_fault() -> tuple[str, int]:
        mailbox.order(Fault.parse(request.get_json()))
        return "", 201

    return app


def thread(mailbox: Mailbox, letter: Arrived) -> list[Arrived]:
    """Return the mails of its thread, the first first."""
    begun = begun_by(letter)
    return [arrived for arrived in reversed(mailbox.shown()) if begun_by(arrived) == begun]


def begun_by(letter: Arrived) -> str:
    return letter.header("References").partition(" ")[0] or letter.id


def as_json(arrived: Arrived) -> dict[str, object]:
    names = (
        "Message-ID",
        "From",
        "To",
        "Reply-To",
        "Subject",
        "References",
        "In-Reply-To",
        "Auto-Submitted",
        "Keywords",
    )
    return {
        "number": arrived.number,
        "recipients": arrived.recipients,
        "headers": {name: arrived.header(name) for name in (*names, "X-Priority", "Date")},
        "text": arrived.part("plain"),
        "html": arrived.part("html"),
    }
