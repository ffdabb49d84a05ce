"""The pages, one module each: a route reads (`store.pages*`) or acts (`steps.review`), and answers."""
