# SPDX-License-Identifier: Apache-2.0
"""Whether a JSON value fits a schema, for the part of JSON Schema 2020-12 that docs/openapi.json uses.

A keyword that is not known here is a fault of the schema, so that no misspelt one passes for a check.
"""
from typing import Any

NOTES = {"description", "example", "examples"}
CHECKS = {"$ref", "type", "enum", "oneOf", "properties", "required", "additionalProperties", "minProperties", "items",
          "minimum", "maximum", "exclusiveMinimum"}
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


class Schemas:
    """The schemas of one document, from which references are resolved."""

    def __init__(self, document: dict) -> None:
        self.document = document

    def at(self, reference: str) -> Any:
        """What `#/a/b` points to. KeyError: nothing."""
        here = self.document
        if not reference.startswith("#/"):
            raise KeyError(reference)
        for part in reference[2:].split("/"):
            here = here[part.replace("~1", "/").replace("~0", "~")]
        return here

    def resolved(self, thing: dict) -> dict:
        while "$ref" in thing:
            thing = self.at(thing["$ref"])
        return thing

    def faults_of_schema(self, schema: Any, where: str) -> list[str]:
        """Whether it is a schema of the known kind itself."""
        if not isinstance(schema, dict):
            return [f"{where}: {schema!r} (must be a schema)"]
        faults = [f"{where}: unknown keyword {key}" for key in schema if key not in NOTES | CHECKS and not key.startswith("x-")]
        faults += [f"{where}: unknown type {name}" for name in types_of(schema) if name not in {*TYPES, "number", "integer"}]
        properties = schema.get("properties", {})
        faults += [f"{where}: required {key} is no property" for key in schema.get("required", []) if key not in properties]
        for key, part in properties.items():
            faults += self.faults_of_schema(part, f"{where}.{key}")
        for part in [*schema.get("oneOf", []), *([schema["items"]] if "items" in schema else [])]:
            faults += self.faults_of_schema(part, where + "[]")
        return faults

    def faults(self, value: Any, schema: dict, where: str = "body") -> list[str]:
        """What of the value does not fit, at most one fault for each of its parts."""
        schema = self.resolved(schema)
        if "oneOf" in schema:
            return self._faults_of_choice(value, schema["oneOf"], where)
        if "type" in schema and not any(is_a(value, name) for name in types_of(schema)):
            return [f"{where} = {shown(value)} (must be {' or '.join(types_of(schema))})"]
        if "enum" in schema and value not in schema["enum"]:
            return [f"{where} = {shown(value)} (must be one of {schema['enum']})"]
        if isinstance(value, dict):
            return self._faults_of_object(value, schema, where)
        if isinstance(value, list):
            each = [self.faults(one, schema.get("items", {}), f"{where}[{i}]") for i, one in enumerate(value)]
            return sum(each, [])
        return faults_of_number(value, schema, where) if is_a(value, "number") else []

    def _faults_of_choice(self, value: Any, choices: list[dict], where: str) -> list[str]:
        tried = [self.faults(value, choice, where) for choice in choices]
        fitting = sum(not faults for faults in tried)
        if fitting == 1:
            return []
        return min(tried, key=len) if fitting == 0 else [f"{where} = {shown(value)} (fits several of oneOf)"]

    def _faults_of_object(self, value: dict, schema: dict, where: str) -> list[str]:
        properties = schema.get("properties", {})
        faults = [f"{where}.{key} is missing" for key in schema.get("required", []) if key not in value]
        if schema.get("additionalProperties") is False:
            faults += [f"{where}.{key} is not documented" for key in value if key not in properties]
        if len(value) < schema.get("minProperties", 0):
            faults.append(f"{where} has {len(value)} members (must have {schema['minProperties']})")
        for key, part in properties.items():
            if key in value:
                faults += self.faults(value[key], part, f"{where}.{key}")
        return faults


def types_of(schema: dict) -> list[str]:
    names = schema.get("type", [])
    return [names] if isinstance(names, str) else names


def is_a(value: Any, name: str) -> bool:
    if name in TYPES:
        return isinstance(value, TYPES[name])
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return name == "number" or value == int(value)


def faults_of_number(value: float, schema: dict, where: str) -> list[str]:
    fits = (schema.get("minimum", value) <= value <= schema.get("maximum", value)
            and value > schema.get("exclusiveMinimum", float("-inf")))
    return [] if fits else [f"{where} = {value} (is out of its range)"]


def shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."
