"""The fields of a form: which form belongs to a place below another, and the keys that it has."""

from __future__ import annotations

import types
import typing
from typing import Any

from pydantic import BaseModel

from handbook.settings.file import Place


def model_at(model: Any, inner: Place) -> Any:
    """The form that belongs to a place below a form."""
    for part in inner:
        if isinstance(model, type) and issubclass(model, BaseModel):
            fields = {field.alias or key: field.annotation for key, field in model.model_fields.items()}
            model = fields.get(str(part))
        else:
            model = (typing.get_args(model) or (None,))[-1]
        model = _bare(model)
    return model


def _bare(model: Any) -> Any:
    """A type without Annotated and without None."""
    if typing.get_origin(model) is typing.Annotated:
        return _bare(typing.get_args(model)[0])
    if typing.get_origin(model) in (typing.Union, types.UnionType):
        return _bare(next(one for one in typing.get_args(model) if one is not type(None)))
    return model


def keys_of(model: Any) -> list[str]:
    """The keys of a form as they are written in the file."""
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return []
    return [field.alias or key for key, field in model.model_fields.items()]
