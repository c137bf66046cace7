"""The model road: one request to an OpenAI-compatible server, with its retries, ladder and named failures."""

from briefing.openai_chat.answers import json_object_in
from briefing.openai_chat.client import OpenAIChat

__all__ = ["OpenAIChat", "json_object_in"]
