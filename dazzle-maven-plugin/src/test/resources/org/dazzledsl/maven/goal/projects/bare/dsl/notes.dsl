module notes
entity 5
