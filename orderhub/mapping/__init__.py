"""PURE. The mapping language: load and check a file, apply it to an extract, explain a field.

- `orderhub.mapping.file`: `load(text, name) -> Profile`; raises MappingError with file, line and column
- `orderhub.mapping.catalog`: `Catalog.choose(extract) -> Profile`
- `orderhub.mapping.apply`: `apply(profile, extract, lookups) -> Mapped`
"""
