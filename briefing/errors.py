"""Every error this package raises, drawn as one tree, each with the exit code it ends a command with.

BriefingError            1  something inside went wrong
├── UsageError           2  the command or configuration contradicts itself
├── InputError           3  the input cannot become an article
│   ├── UnreadableInput  3  missing, binary or wrongly encoded
│   ├── InputTooLarge    3  more bytes than an article has
│   ├── NoArticle        3  empty, or nothing in it reads as an article
│   └── NothingToCheck   3  no line of the brief, or a row of claims, can be checked
├── ProviderError        4  the model could not be reached or used
│   ├── ConnectionFailed 4  refused, timed out or cut in the middle
│   ├── AccessDenied     4  the key is missing, wrong or not allowed
│   ├── QuotaExhausted   4  the account has no credit left
│   ├── RateLimited      4  still too many requests after the retries
│   ├── ModelNotFound    4  the endpoint does not serve that model
│   ├── ServerFailed     4  5xx after the retries
│   ├── RequestRejected  4  the endpoint refuses the request itself
│   └── WeightsMissing   4  the embedded model is not here and cannot be had
├── ReplyIncomplete      5  the model answered, but not with a whole answer
│   ├── Refused          5  it declined
│   ├── Truncated        5  it was cut at the token limit
│   └── EmptyReply       5  it said nothing
├── ReplyInvalid         6  the reply breaks the schema, and did again after one re-ask
├── CheckFailed          7  a line is not supported by the article
└── GateFailed           8  an eval run does not hold its baseline, or cannot be held to it
"""


class BriefingError(Exception):
    """Base of every error raised on purpose.

    `message` names the input and the reason, `hint` the way out; both are for people. `spent` is what
    the model road had cost by then, as the fields of `nouns.brief.Usage`; empty where nothing was asked.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.spent: dict[str, int | None] = {}


class UsageError(BriefingError):
    """The command or configuration contradicts itself."""

    exit_code = 2


class InputError(BriefingError):
    """The input cannot become an article."""

    exit_code = 3


class UnreadableInput(InputError):
    """The input is missing, binary or wrongly encoded."""


class InputTooLarge(InputError):
    """The input has more bytes than an article has."""


class NoArticle(InputError):
    """The input is empty, or nothing in it reads as an article.

    `link` is the address where the input says that its article stands, as an entry of a feed does.
    """

    link: str | None = None


class NothingToCheck(InputError):
    """No line of the brief, or a row of claims, can be checked."""


class ProviderError(BriefingError):
    """The model could not be reached or used."""

    exit_code = 4


class ConnectionFailed(ProviderError):
    """The endpoint refused the connection, timed out or cut it in the middle."""


class AccessDenied(ProviderError):
    """The key is missing, wrong or not allowed to use the model."""


class QuotaExhausted(ProviderError):
    """The account has no credit left; waiting does not help, so this is never retried."""


class RateLimited(ProviderError):
    """Still too many requests after the retries."""


class ModelNotFound(ProviderError):
    """The endpoint does not serve that model."""


class ServerFailed(ProviderError):
    """The endpoint answered 5xx, also after the retries."""


class RequestRejected(ProviderError):
    """The endpoint refuses the request itself, on every rung of the fallback ladder."""


class WeightsMissing(ProviderError):
    """The embedded model's weights are not on this machine and cannot be had."""


class ReplyIncomplete(BriefingError):
    """The model answered, but not with a whole answer."""

    exit_code = 5


class Refused(ReplyIncomplete):
    """The model declined to answer."""


class Truncated(ReplyIncomplete):
    """The reply was cut at the token limit and no complete item could be salvaged."""


class EmptyReply(ReplyIncomplete):
    """The model said nothing."""


class ReplyInvalid(BriefingError):
    """The reply breaks the schema, and did so again after one re-ask."""

    exit_code = 6


class CheckFailed(BriefingError):
    """A line is not supported by the article."""

    exit_code = 7


class GateFailed(BriefingError):
    """An eval run does not hold its baseline, or cannot be held to it."""

    exit_code = 8
