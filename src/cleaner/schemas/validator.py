"""JSON Schema, as far as our own schemas use it: enough to say where a document is wrong, without a dependency."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

# Of a wrong value that is quoted in a message, in code points.
_QUOTED = 30


class Fault(NamedTuple):
    """A place of a document as JSON Pointer, and what is wrong there."""

    at: str
    message: str


_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
    "number": (int, float),
}


def faults(value: Any, schema: Mapping[str, Any]) -> Iterator[Fault]:  # noqa: ANN401  (any JSON)
    """Everything that does not match, in the order of the document. `$ref` points into `$defs` of the same schema."""
    return _value(value, schema, "", schema.get("$defs", {}))


def _value(value: Any, schema: Mapping[str, Any], at: str, defs: Mapping[str, Any]) -> Iterator[Fault]:  # noqa: ANN401
    if "$ref" in schema:
        schema = defs[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        found = [list(_value(value, one, at, defs)) for one in schema["anyOf"]]
        # The reading that fails deepest is the one that was meant.
        yield from () if not all(found) else max(found, key=lambda one: len(one[0].at))
        return
    message = _wrong(value, schema)
    if message is not None:
        yield Fault(at, message)
    elif isinstance(value, dict):
        yield from _object(value, schema, at, defs)
    elif isinstance(value, list):
        yield from _array(value, schema, at, defs)


def _wrong(value: Any, schema: Mapping[str, Any]) -> str | None:  # noqa: ANN401, PLR0911  (a list of keywords)
    """What is wrong with a value itself, its parts aside."""
    kinds = schema.get("type", ())
    kinds = (kinds,) if isinstance(kinds, str) else kinds
    if kinds and not any(_is(value, kind) for kind in kinds):
        return f"must be {' or '.join(kinds)}, not {_quoted(value)}"
    if "const" in schema and (value != schema["const"] or isinstance(value, bool)):
        return f"must be {schema['const']}, not {_quoted(value)}"
    if "enum" in schema and value not in schema["enum"]:
        return f"must be one of {', '.join(map(str, schema['enum']))}, not {_quoted(value)}"
    if isinstance(value, str) and re.search(schema.get("pattern", ""), value) is None:
        return f"is not of the form {schema['pattern']}: {_quoted(value)}"
    if isinstance(value, (int, float)) and value < schema.get("minimum", value):
        return f"must be at least {schema['minimum']}, not {_quoted(value)}"
    if isinstance(value, list) and len(value) < schema.get("minItems", 0):
        return f"must have at least {schema['minItems']} items"
    return None


def _is(value: Any, kind: str) -> bool:  # noqa: ANN401
    if isinstance(value, bool):
        return kind == "boolean"
    if kind == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, _TYPES[kind])


def _object(value: dict[str, Any], schema: Mapping[str, Any], at: str, defs: Mapping[str, Any]) -> Iterator[Fault]:
    yield from (Fault(at, f"lacks the key “{key}”") for key in schema.get("required", ()) if key not in value)
    known = schema.get("properties", {})
    for key, one in value.items():
        inner = f"{at}/{key.replace('~', '~0').replace('/', '~1')}"
        if key in known:
            yield from _value(one, known[key], inner, defs)
        elif schema.get("additionalProperties", True) is False:
            yield Fault(inner, "is no key of this document")


def _array(value: list[Any], schema: Mapping[str, Any], at: str, defs: Mapping[str, Any]) -> Iterator[Fault]:
    first = schema.get("prefixItems", ())
    rest = schema.get("items", True)
    for index, one in enumerate(value):
        if index < len(first):
            yield from _value(one, first[index], f"{at}/{index}", defs)
        elif rest is False:
            yield Fault(f"{at}/{index}", "is one item too many")
        elif isinstance(rest, dict):
            yield from _value(one, rest, f"{at}/{index}", defs)


def _quoted(value: Any) -> str:  # noqa: ANN401
    text = repr(value)
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"
