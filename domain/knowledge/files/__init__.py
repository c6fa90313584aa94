"""Files that merchants add, as parts that can be learnt one by one. Everything here runs in a process with limits."""
