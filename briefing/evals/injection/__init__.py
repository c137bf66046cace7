"""The suite about orders planted in articles: are they flagged, kept out of the evidence, and without effect?"""
