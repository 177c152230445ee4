"""One module for each set that the model is taught from, or measured on."""
