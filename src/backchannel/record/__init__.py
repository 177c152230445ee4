"""The words that everything else speaks: frozen records, their ids and their JSON. Imports nothing else of Backchannel."""
