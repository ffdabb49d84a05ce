"""PURE. What is said to the outside about an order: EDI answers, mails, shop status. Values in, message bytes out."""
