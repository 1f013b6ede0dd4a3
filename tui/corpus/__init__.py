"""The corpus room: many documents into their facts, in the order of the input.

    record      what an input brings: a text or a page that is still to be read
    inputs      files, folders, addresses and pipes, each into its records
    tables      csv and parquet, and which of their columns are what; warc: web archives
    analysis    one record into its facts, in a process that can be ended
    ordered_jobs    many of them at once, on this machine; cluster: on others (cluster_worker there)
    facts_file  one file of lines; parts: a folder of parts, which a killed run goes on with
    schema      the columns of the parts

Hostile pages are read where they cost one process. Nothing heavy is imported until it is used.
"""
