LEARNED = "learned"
