"""A language model behind any endpoint that speaks OpenAI's chat completions, through LlamaIndex."""

import json
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager

import httpx
import llama_index.core  # noqa: F401 - whole first: two threads that begin at its parts find each other's half done
import openai
from llama_index.core.base.llms.types import ChatMessage, ChatResponse, MessageRole, TextBlock, ToolCallBlock
from llama_index.core.tools import FunctionTool, ToolMetadata
from llama_index.llms.openai_like import OpenAILike
from pydantic import BaseModel, Field, create_model

from domain.drafting.models import Call, Line, Tool, Used, Words
from domain.errors import CredentialsRejected, RemoteError
from integrations.models.deadlines import TimedTransport

SYSTEM = "language model"
WINDOW = 32_000  # tokens; LlamaIndex wants to be told, and our own bounds are far below
ARGUMENT = "text"
WHOLE = frozenset({"stop", "tool_calls", "function_call"})
WRONG_KEY = "The endpoint does not take this key. Copy it once more from where you have it."
TOO_SLOW = "It did not answer in time. Try again, or choose a faster model."
UNREACHABLE = "Nothing answers at this address. Look whether it is written right."
BROKEN = "The endpoint has trouble of its own just now. Try again later."
REFUSED = "The endpoint refused the request ({status}). Look at the address and the name of the model."
ADVICE = {
    402: "The provider says that there is nothing left to pay with.",
    404: "There is no such model, or no such endpoint. Look at the name and the address.",
    429: "The provider says that too much was asked, or that there is nothing left to pay with.",
}
MOST_CALLS = 4  # of one piece of writing; more is a loop


class OpenAICompatibleModel:
    """Implements domain.drafting.models.LanguageModel. Repeats nothing: a person is waiting."""

    def __init__(self, base_url: str, key: str, model: str, transport: TimedTransport | None = None) -> None:
        """`transport` is for an endpoint that not the operator named."""
        self.name = model
        self.transport = transport or TimedTransport(base_url.rstrip("/"))
        self.client = OpenAILike(  # type: ignore[call-arg]  # it takes http_client by the class it extends
            model=model,
            api_base=base_url.rstrip("/"),
            api_key=key or "none",
            context_window=WINDOW,
            is_chat_model=True,
            is_function_calling_model=True,
            temperature=0.0,
            max_retries=0,
            http_client=self.transport.client(),
        )

    def write(
        self, lines: Sequence[Line], tools: Sequence[Tool], seconds: float, most_tokens: int
    ) -> Generator[Words | Call | Used, None, None]:
        with failing_as_ours():
            try:
                yield from self._written(lines, tools, seconds, most_tokens)
            finally:
                self.transport.release()

    def _written(
        self, lines: Sequence[Line], tools: Sequence[Tool], seconds: float, most_tokens: int
    ) -> Iterator[Words | Call | Used]:
        history = [as_message(line) for line in lines]
        pieces = self.client.stream_chat_with_tools(
            [as_tool(tool) for tool in tools],
            None,
            history,
            timeout=seconds,
            max_tokens=most_tokens,
            stream_options={"include_usage": True},
        )
        last: ChatResponse | None = None
        ended = ""
        for last in pieces:
            ended = end_told(last) or ended
            if last.delta:
                yield Words(last.delta)
        if last is None or ended not in WHOLE:
            raise RemoteError(SYSTEM, f"broke off ({ended or 'no end'})")
        yield from calls_in(last)
        yield from tokens_in(last)


def end_told(response: ChatResponse) -> str:
    """Return why the model stopped, "" while it goes on. A connection that merely closes tells nothing."""
    choices = getattr(response.raw, "choices", None) or ()
    return next((choice.finish_reason for choice in choices if choice.finish_reason), "")


def tokens_in(response: ChatResponse) -> Iterator[Used]:
    told = response.additional_kwargs
    if "prompt_tokens" in told:
        yield Used(int(told["prompt_tokens"] or 0), int(told["completion_tokens"] or 0))


@contextmanager
def failing_as_ours() -> Iterator[None]:
    """Turn whatever the client raises over a bad answer into RemoteError. Its texts may hold what a shopper wrote."""
    try:
        yield
    except (openai.AuthenticationError, openai.PermissionDeniedError) as error:
        raise CredentialsRejected(SYSTEM, f"{error.status_code} on chat completions", WRONG_KEY) from None
    except openai.APIStatusError as error:
        what = f"{error.status_code} on chat completions"
        raise RemoteError(SYSTEM, what, answered=True, advice=advice_on(error.status_code)) from None
    except (openai.OpenAIError, httpx.HTTPError, httpx.StreamError) as error:
        if isinstance(error.__cause__, RemoteError):
            raise error.__cause__ from None
        advice = TOO_SLOW if is_slow(error) else UNREACHABLE
        raise RemoteError(SYSTEM, f"{type(error).__name__} on chat completions", advice=advice) from None
    except (LookupError, TypeError, ValueError, AttributeError, AssertionError) as error:
        raise RemoteError(SYSTEM, f"unexpected answer ({type(error).__name__})") from None


def is_slow(error: BaseException) -> bool:
    return isinstance(error, openai.APITimeoutError | httpx.ReadTimeout | httpx.WriteTimeout)


def advice_on(status: int) -> str:
    """Return what the merchant can do about an endpoint that refuses with this status."""
    return ADVICE.get(status) or (BROKEN if status >= 500 else REFUSED.format(status=status))


def calls_in(response: ChatResponse) -> Iterator[Call]:
    """Yield what the model asked for; a call whose JSON is broken has no argument."""
    blocks = [block for block in response.message.blocks if isinstance(block, ToolCallBlock)]
    for number, block in enumerate(blocks[:MOST_CALLS], 1):
        yield Call(block.tool_call_id or f"call-{number}", block.tool_name, argument_in(block.tool_kwargs))


def argument_in(given: object) -> str:
    try:
        values = json.loads(given) if isinstance(given, str) else given
    except ValueError:
        return ""
    texts = values.values() if isinstance(values, dict) else ()
    return next((str(text) for text in texts if isinstance(text, str | int)), "")


def as_message(line: Line) -> ChatMessage:
    blocks = [TextBlock(text=line.text)] if line.text or not line.calls else []
    asked = [ToolCallBlock(tool_call_id=one.id, tool_name=one.tool, tool_kwargs=arguments(one)) for one in line.calls]
    answers = {"tool_call_id": line.call} if line.call else {}
    return ChatMessage(role=MessageRole(line.role.value), blocks=[*blocks, *asked], additional_kwargs=answers)


def arguments(call: Call) -> str:
    return json.dumps({ARGUMENT: call.argument} if call.argument else {}, ensure_ascii=False)


def as_tool(tool: Tool) -> FunctionTool:
    metadata = ToolMetadata(description=tool.description, name=tool.name, fn_schema=shape_of(tool))
    return FunctionTool(fn=_never_called, metadata=metadata)


def shape_of(tool: Tool) -> type[BaseModel]:
    fields = {ARGUMENT: (str, Field(description=tool.argument))} if tool.argument else {}
    shape: type[BaseModel] = create_model(tool.name, **fields)  # type: ignore[call-overload]  # names only known here
    return shape


def _never_called(**_: object) -> str:
    """LlamaIndex wants a function; the look-ups run where the turn is known."""
    raise NotImplementedError
