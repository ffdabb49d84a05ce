"""PURE. The canonical order, its codes, states, checks and priority. Reads no clock and no network."""
