import json
import math
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from domain.errors import CredentialsRejected, RemoteError
from integrations.embeddings import OpenAICompatibleEmbeddings
from tests.servers import running


class Endpoint(BaseHTTPRequestHandler):
    """Answers every text with a vector of its length, last text first, to a caller with the right key."""

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, asked))
        rows = [{"index": i, "embedding": [len(text), 1.0, 0.0]} for i, text in enumerate(asked["input"])]
        known = self.headers["Authorization"] == "Bearer right"
        answer = self.server.answer or {"data": rows[::-1], "model": asked["model"]}
        body = json.dumps(answer if known else {"error": "who are you"}).encode()
        self.send_response(self.server.status if known else 401)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def endpoint():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    server.asked, server.status, server.answer = [], 200, None
    with running(server) as address:
        server.address = f"{address}/v1"
        yield server


def test_an_endpoint_gives_unit_vectors_in_the_order_of_the_texts(endpoint):
    model = OpenAICompatibleEmbeddings(endpoint.address, "right", "small", dimension=3)
    texts = ["x" * length for length in range(1, 151)]
    vectors = model.embed(texts)
    assert [vector[0] / vector[1] for vector in vectors] == pytest.approx([len(text) for text in texts])
    assert all(math.hypot(*vector) == pytest.approx(1) for vector in vectors)
    assert [(path, len(asked["input"]), asked["model"]) for path, asked in endpoint.asked] == [
        ("/v1/embeddings", 64, "small"),
        ("/v1/embeddings", 64, "small"),
        ("/v1/embeddings", 22, "small"),
    ]


def test_an_endpoint_tells_what_is_near_by_one_request(endpoint):
    model = OpenAICompatibleEmbeddings(endpoint.address, "right", "small", dimension=3)
    assert model.liken("abc", ["abc", "a"]) == pytest.approx([1, 4 / 20**0.5])
    assert [asked["input"] for _, asked in endpoint.asked] == [["abc", "abc", "a"]]


def test_an_endpoints_dimension_is_learnt_and_then_held(endpoint):
    model = OpenAICompatibleEmbeddings(endpoint.address, "right", "small")
    assert (model.dimension, model.name) == (3, "small")
    endpoint.answer = {"data": [{"index": 0, "embedding": [1.0, 2.0]}]}
    with pytest.raises(RemoteError, match="no longer gives 3") as told:
        model.embed(["alice"])
    assert told.value.permanent


def test_an_empty_text_is_sent_as_a_space(endpoint):
    OpenAICompatibleEmbeddings(endpoint.address, "right", "small", dimension=3).embed([""])
    assert endpoint.asked[0][1]["input"] == [" "]


def test_a_wrong_key_says_so_without_showing_it(endpoint):
    with pytest.raises(CredentialsRejected) as told:
        OpenAICompatibleEmbeddings(endpoint.address, "hunter2", "small")
    assert "hunter2" not in str(told.value)


@pytest.mark.parametrize(
    "answer",
    [
        [],
        {"data": []},
        {"data": [{"index": 0}]},
        {"data": [{"index": 0, "embedding": [0, 0, 0]}]},
        {"data": [{"index": 0, "embedding": ["many", 0, 0]}]},
    ],
)
def test_an_unusable_answer_is_a_remote_error(endpoint, answer):
    endpoint.answer = answer or {"nothing": True}
    with pytest.raises(RemoteError):
        OpenAICompatibleEmbeddings(endpoint.address, "right", "small", dimension=3).embed(["bob"])


def test_a_failing_or_absent_endpoint_is_a_remote_error(endpoint):
    endpoint.status = 503
    with pytest.raises(RemoteError, match="503"):
        OpenAICompatibleEmbeddings(endpoint.address, "right", "small", dimension=3).embed(["bob"])
    with pytest.raises(RemoteError, match="embeddings"):
        OpenAICompatibleEmbeddings("http://127.0.0.1:1/v1", "right", "small", dimension=3).embed(["bob"])
