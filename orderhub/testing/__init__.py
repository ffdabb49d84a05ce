"""Public fakes and contract suites, for our own tests and for those of people who write a connector.

`source_contract.SourceContract` holds for every source; `scripted_source.ScriptedSource` is one that fails on request.
Nothing in here is imported by the product. Suites need pytest.
"""
