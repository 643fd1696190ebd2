"""The threats that were thought through, by number, and what holds each of them off."""

# What is asked is a figure where one can be given. A test is a check of a threat when it bears
# `@pytest.mark.threat("T2")`; one that is held many times counts by `figure.of(50_000)`.
THREATS = {
    "T1": "forged webhook calls: refused, nothing kept, the token in no log",
    "T2": "forged and replayed presses: 50,000, nothing changes",
    "T3": "commands of coordinators: the matrix is exact; rights that are gone give none",
    "T4": "guessed links: 1,000,000, none fits; five wrong ones an hour, one answer for all",
    "T5": "somebody who passes for another: 98 % of 2,000 look-alikes found, 1 % false alarms",
    "T6": "a stranger at the door: no word twice in 100,000; vog and talk in 10,000 matchings",
    "T7": "money and bank cards: numbers masked; 0.95 of 300 sentences held, 0.8 of those rightly",
    "T8": "stalking: nothing of a person in a group; blocked pairs never meet; 3 addresses a day",
    "T9": "health and other reasons: seen by the author first, posted as shown",
    "T10": "flooding: at most 25 rows an account; nobody else waits; one alarm in 15 minutes",
    "T11": "huge and strange input: linear patterns, none of 100,000 texts takes 300 ms",
    "T12": "names and markup: 20,000 names are harmless, 1,000,000 in full",
    "T13": "personal data in logs, figures and errors: none of 300 canaries",
    "T14": "what stays in chats: 200 visits, nothing left after 47 hours",
    "T15": "the token: in no argument, log, copy or export",
    "T16": "addresses to call: only those of the settings; 60 hostile links, none called",
    "T17": "SQL: 5,000 hostile texts through every text field, the tables unharmed",
    "T18": "pickle, eval, YAML that runs: nowhere, and nothing is unpickled",
    "T19": "links to a page: once, ten minutes, one person; previews use nothing up, replays 410",
    "T20": "neighbourhoods mixed up: 20,000 calls, no row of the other",
    "T21": "coordinators who look too much: every read of something sensitive is noted and shown",
    "T22": "concerns: read by one confidant; in no list, export or message of anybody else",
    "T23": "coins: with the coins",
    "T24": "the audit trail: 1,000 of 1,000 edits found, the batch named; the newest seal told",
    "T25": "emergencies: answered first, with a number, by no neighbour",
    "T26": "supply chain: all locked with hashes; two builds equal; what was not asked is said",
    "T27": "host: no root, nothing to gain, read-only, by the files",
    "T28": "secrets: a new key under load, nothing lost and nothing unreadable",
    "T29": "backups: unreadable without the key, whole, erased again, nothing sent",
    "T30": "the platform's limits: two pings a day at most, *stop* holds at once",
    "T31": "unknown groups: 100 left after a day, nothing kept of them",
    "T32": "an account with another owner: after 13 months, or once it was closed, no rights",
}
LATER = ("T23",)  # their subject does not exist yet
