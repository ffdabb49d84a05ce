"""A small web shop made of django-oscar and django-oscar-api, for tests and the demo. Not part of the product."""
