"""The render room: a Brief goes in, Markdown, HTML or plain text comes out."""

from briefing.render.engine import (
    FORMATS,
    Format,
    TemplateInfo,
    refuse_unknown,
    render,
    render_with,
    templates,
)

__all__ = ["FORMATS", "Format", "TemplateInfo", "refuse_unknown", "render", "render_with", "templates"]
