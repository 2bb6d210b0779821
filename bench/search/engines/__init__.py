"""The engines that are measured side by side; each says how it is set up, and why that is the best it can be."""
