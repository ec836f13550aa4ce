"""The reader: articles, and the page of an occupation."""
