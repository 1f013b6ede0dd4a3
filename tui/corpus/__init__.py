"""The corpus room: many documents into their facts, in the order of the input.

    record      what an input brings: a text or a page that is still to be read
    inputs      files, folders, addresses and pipes, each into its records; files: their kinds
    tables      csv and parquet; columns: which of theirs are what
    warc        web archives; http_content: what their answers hold
    analysis    one record into its facts, in a process that can be ended
    jobs        who does that: ordered_jobs here, cluster on other machines (cluster_worker there)
    facts_file  one file of lines, which a killed run goes on with
    corpus_run  a folder of parts, which a later run keeps up with its inputs (parts, part_files)
    run_report  what a run read, beside its folder; schema: the columns of the parts
    options     what a run may be told

Hostile pages are read where they cost one process. Nothing heavy is imported until it is used.
"""
