"""The words and marks that orders to a machine are made of: verbs, things a reply has, forms, chat markup."""

import re

_ASSIST = """
    explain describe list define outline summarise summarize translate rewrite rephrase paraphrase reword
    reformat compose draft generate write analyse analyze calculate compute solve convert transform simplify
    provide classify proofread brainstorm encode decode recite break create compare evaluate assess identify
    determine recommend suggest conduct organise organize categorise categorize transcribe teach give plan
    design develop draw name (?:schedule|set|book|play)\\s(?:an?|my)\\s(?:meeting|alarm|reminder|timer|appointment|call|table|flight|room|hotel|event|song|playlist)
    find(?!\\s(?:out|all|more|us|our)\\b)
""".split()
_INSERT = """
    include append prepend add insert mention integrate incorporate embed weave attach report state say claim
    declare assert announce inform remind promote advertise praise endorse encourage invite hint tease
    highlight emphasise emphasize exaggerate write link recommend suggest cite quote place put pretend
""".split()
_SHAPE = """
    respond reply answer output print format render type spell repeat echo return display present express
    produce begin start end finish conclude close enhance modify alter change adjust amend augment extend
    enrich expand shorten condense combine replace substitute swap use employ apply omit remove delete drop
    exclude hide keep avoid limit make turn reverse scramble shuffle rearrange reorder mix mask redact
    capitalise capitalize uppercase misspell group merge separate shift rotate randomise randomize
    obfuscate encrypt hash edit correct extract imagine assume behave adopt speak talk execute run invoke leak
    reveal disclose expose dump ignore disregard forget override bypass discard mark label rate treat perform
    process finalise finalize act roleplay
""".split()
_SEND = "send email forward post upload share submit transmit leave".split()

LEADS = re.compile(
    r"""[\W_]*(?:
    (?:please|kindly|now|then|also|first|next|finally|lastly|instead|additionally|furthermore|moreover|so|and
        |but|always|never|not|do\ not|don['’]t|do|just|simply|immediately|only|important(?:ly)?|attention|note
        |notice|warning|reminder|urgent|stop|ok(?:ay)?|thanks?(?:\ you)?|hey|hi|hello|ps)\b
    |(?:can|could|would|will)\ you\b
    |(?:i|we)(?:\ (?:want|need|ask|order|instruct|command|beg)|(?:\ would|['’]d)\ (?:like|want|need))\ you\ to\b
    |you\ (?:must|should|shall|will|have\ to|need\ to|ought\ to|are\ to|may
        |are\ (?:now\ |hereby\ )?(?:required|instructed|asked|told|ordered|permitted|allowed)\ to)\b
    |(?:make\ sure|be\ sure|remember|don['’]t\ forget|be\ certain)\ (?:to|that\ you)\b
    |your\ (?:new\ |only\ |real\ |next\ |main\ |actual\ )?(?:task|job|goal|role|instruction|mission)\ is\ (?:now\ )?to\b
    |(?:in|at|with|for|throughout|before|after|when|while|from|once|instead\ of|rather\ than)\ [^,.?!:]{1,60},
    )""",
    re.VERBOSE,
)
"""What may stand before the verb of an order, matched at the start of a sentence in small letters."""

MORE = re.compile(r"[\W_]*(?:also|additionally|furthermore|moreover|instead|please|finally)\b")


def _opening(verbs: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(verbs)})\b(?![-'’])")


ASSIST = _opening(_ASSIST)
"""What an assistant is asked to do, whatever the article is about."""
INSERT = _opening(_INSERT)
"""To bring something into a text."""
SHAPE = _opening(_SHAPE)
"""To give a text another shape: orders only where a text is what they speak of."""
SEND = _opening(_SEND)
"""Readers are asked for this too; an order to a machine where what is to be sent is what only it has."""

_REPLY = (
    r"(?:response|answer|reply|replies|output|summary|summaries|completion|briefing|brief|translation|synopsis"
    r"|abstract)s?"
)
_TEXTUAL = (
    r"(?:text|article|passage|document|story|paragraph|sentence|phrase|word|letter|character|string|tweet"
    r"|message|content|snippet|instruction|prompt|keyword|noun|verb|vowel|consonant|syllable)s?"
)
THINGS = tuple(
    re.compile(pattern)
    for pattern in (
        # What only somebody who writes a reply has.
        rf"\byour\ (?:[\w-]+\ ){{0,2}}?(?:{_REPLY}|prompts?|instructions|guidelines|programming|context|message"
        r"|writing|conclusions?)\b".replace("\\ ", " "),
        rf"\b(?:in|into|to|of|with|from|at|throughout|before|after) (?:the|this|each|every) (?:\w+ )?{_REPLY}\b",
        rf"^\W*\w+ (?:the|this|each|every) (?:\w+ )?{_REPLY}\b",
        # What was said to it before.
        r"\b(?:previous|prior|above|earlier|preceding|foregoing|initial|original) (?:\w+ )?(?:instruction|prompt|direction"
        r"|directive|command|guideline|conversation|text|content|context|message|rule|task)s?\b",
        # The text as a thing to be worked on.
        rf"\b(?:this|these|the|all|each|every|any)(?: of the| of these)? (?:\w+ )?(?:{_TEXTUAL})"
        r" (?:above|below|that follows?|in (?:the|this|your)|into|to (?:[a-z]+ )?(?:language|[a-z]+(?:ish|ese|ian|man)\b|french))",
        rf"\b(?:the|this) (?:following|preceding|above|given|provided|entire|whole|enclosed) (?:\w+ )?{_TEXTUAL}\b",
        rf"^\W*\w+ (?:this|the|these|that) (?:{_TEXTUAL})\b",
        r"\bthe following (?:post|review|email|comment|headline|question|quote|code|table|data|list|facts?|topic)s?\b",
        rf"^(?:begin|start|end|finish|close|conclude|open) (?:the|this|your|each|every) (?:\w+ )?(?:report|list|{_TEXTUAL})\b",
        r"^(?:let|make|persuade|convince|urge|ask|tell|inform|remind|encourage|warn|advise|invite|assure|mislead|direct|refer"
        r"|point|get) (?:the )?(?:readers?|users?)\b",
        r"\bfrom (?:now|here|this point) on(?:wards?)?\b|\b(?:each|every) question\b",
        r"\bthe following\b:?\W*$|\bthe following:",
    )
)
"""Each says that what is to be worked on is a text or a reply."""

SECRETS = re.compile(
    r"\b(?:system|developer|initial|hidden|secret) (?:prompt|message|instructions)\b|\byour (?:\w+ )?(?:prompt|instructions)\b"
    r"|\b(?:this|our|entire|whole|full|user['’]?s?) (?:chat|conversation)(?: (?:history|log))?\b|\bchat (?:history|logs?)\b"
    r"|\bapi[ -]keys?\b|\baccess tokens?\b|\benvironment variables\b|\bthe users?['’]?s? (?:\w+ )?(?:data|details|name|password|credentials|files)\b"
)
"""What only somebody who processes texts for others has to give away."""

YOURS = re.compile(
    rf"\byour (?:[\w-]+ ){{0,2}}?(?:{_REPLY}|prompts?)\b"
    r"|\b(?:text|words?|sentences?|summary) (?:that )?you (?:write|produce|generate|output)\b"
    r"|^(?:let|make|persuade|convince|urge|ask|encourage|warn|advise|assure|mislead|direct|refer|get) the (?:readers?|users?)\b"
)
"""Said to whoever replies, whatever the verb is."""

DICTIONARY = re.compile(
    r"\b(?:what(?:['’]s| is| are| does)|how (?:do|would|can|should) (?:you|i|we) (?:say|write|spell|pronounce)|how is|"
    r"(?:word|equivalent|expression|term) for)\b.{1,60}\b(?:mean )?in (?:english|french|spanish|german|italian|portuguese|"
    r"russian|ukrainian|chinese|mandarin|japanese|korean|arabic|hindi|turkish|dutch|polish|latin|greek|swedish|hebrew|"
    r"swahili|vietnamese|thai|bengali|urdu|persian|farsi)\W*$"
)
"""A question to a dictionary."""

FORMS = re.compile(
    r"""\b(?:base[ -]?\d+|rot-?13|caesar|morse|binary|hex(?:adecimal)?|json|xml|yaml|csv|markdown|html|latex
    |emojis?|emoticons?|pig\ latin|leet(?:speak)?|l33t|haikus?|limericks?|sonnets?|rhym(?:es?|ing)|acrostic
    |all\ caps|capital\ letters|upper-?\ ?case|lower-?\ ?case|pirate|shakespeare(?:an)?|ciphers?|unicode|ascii
    |anagrams?|palindromes?|bullet\ points|backwards?|reverse\ order|vowels?|consonants?|alphabet(?:ical(?:ly)?)?
    |spaces?\ between|white\ ?spaces?|without\ (?:any\ )?spaces|no\ spaces|homophones?|synonyms?|antonyms?
    |typos|misspellings?|gibberish|code\ block|as\ if|nothing\ but|(?:one|two|three|a\ single)\ words?|in\ (?:the\ )?(?:style|voice|tone)\ of)\b
    |\b(?:in|into|to|using)\ (?:(?:the|an?)\ \w+\ language|english|french|spanish|german|italian|portuguese
    |russian|ukrainian|chinese|mandarin|japanese|korean|arabic|hindi|turkish|dutch|polish|latin|greek|swedish
    |hebrew|klingon|esperanto|swahili|vietnamese|thai|bengali|urdu|persian|farsi)
        (?=\W*$|[.,;:!?)]|\ (?:and|or|only|instead|from|to|with|language|words?|without|please|then)\b)""",
    re.VERBOSE,
)
"""Forms and languages that a reply may be told to have."""

TOLD = re.compile(r"\b(?:the )?(?:users?|readers?)\b")
CLAIM = re.compile(r"^\W*\w+(?: only| also)?(?: (?:the )?(?:users?|readers?|them|people))? that\b")
ADDRESS = re.compile(
    r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.\w+|\b[\w-]+\.(?:com|net|org|io|info|biz)\b"
)

_BEFORE = r"(?:previous|prior|above|earlier|preceding|foregoing|existing|original|initial|your|safety|system)"
_RULES = (
    r"(?:\w*structions?|prompts?|directions?|directives?|rules|commands?|guidelines|orders|tasks?|context)"
)
_SAID = (
    r"(?:all|any|every|everything|of|the|that|what|and|you|were|told|have|been|so|far|said|my|these|those)"
)
OVERRIDE = re.compile(
    rf"""(?:ignore|disregard|forget|override|bypass|overlook|discard|neglect|cancel|stop\ following)\b(?:\ {_SAID})*(?:
        (?:\ {_BEFORE})+\ (?:{_RULES}|programming|training|conversation|text|content|messages?)\b
        |\ (?:\w*structions?|system\ prompts?|prompts?|guidelines)\b
        |\ (?:article|document|passage|webpage)s?(?:\ above|\ below|\ and\b|[,.:;]|$)
        |\ (?:text\ above|above|before\ this|before|previously)\b
        |(?<=\bso)\ far\b
        )
    |stop\ reading\b
    |(?:follow|obey|heed)\ (?:the\ |any\ |all\ |of\ )*{_BEFORE}\ {_RULES}\b
    |(?:follow|obey|heed)\ (?:[\w’']+\ ){{0,3}}?{_RULES}\ (?:above|(?:that\ )?you\ (?:were|have\ been))\b""",
    re.VERBOSE,
)
"""Calling off what was said before, matched where the verb of an order stands."""

VERDICT = re.compile(
    r"""(?:mark|label|rate|treat|classify|verify|accept|consider|count|grade|score|approve|judge|report)\b
    (?:\ \w+){0,2}?\ (?:all|every|each|any|these|both)(?:\ of\ the)?(?:\ \w+)?
    \ (?:claim|line|sentence|statement|item|answer|fact|quote|verdict|citation|source)s?\b.{0,40}
    \b(?:supported|true|correct|verified|accurate|valid|factual|confirmed|approved|reliable|faithful|trustworthy)\b""",
    re.VERBOSE,
)
"""Telling a checker what to find, matched where the verb of an order stands."""

_MACHINES = (
    r"(?:a\.?i\.?(?:\ (?:models?|assistants?|systems?|agents?|readers?))?|language\ models?|llms?|chatbots?|assistants?"
    r"|summari[sz]ers?|(?:automated|automatic|machine)\ (?:readers?|systems?|processing|tools?)|crawlers?|bots?)"
)
MACHINE = re.compile(
    rf"""\b(?:you\ are|you['’]re|act\ as|pretend\ (?:to\ be|(?:that\ )?you\ are)|behave\ (?:as|like))
        (?:\ now|\ no\ longer)?\ (?:(?:an?|the|if\ you\ were\ an?)\ )?(?:[\w-]+\ ){{0,3}}?
        (?:ai|a\.i\.|chatbot|bot|language\ model|llm|gpt|summari[sz]er
        |assistant(?!\s+(?:coach|manager|director|professor|secretary|editor|attorney|chief|to)\b))\b
    |^[\W_]*you\ are\ (?:now|no\ longer)\ an?\b
    |^\W*as\ an?\ (?:large\ )?(?:ai|language\ model|llm)\b.{{0,40}}\byou\b
    |^[\W_]*(?:dear|attention|hey|hello|hi|(?:important\ )?(?:note|message|notice|instructions?)\ (?:to|for))[\s,:]+
        (?:all\ |any\ |the\ |you,\ )?(?:[\w-]+\ )?{_MACHINES}\b
    |^[\W_]*{_MACHINES}\s*[,:]\s*(?:please|you|your|do\ not|don['’]t|ignore|disregard|stop|if\ you|write|add|include)\b
    |\bif\ you(?:\ are|['’]re)\ (?:an?\ )?(?:[\w-]+\ ){{0,2}}?(?:ai|language\ model|llm|chatbot|bot|machine|assistant)\b
    |\b(?:i\ am|i['’]m)\ your\ (?:developer|creator|administrator|programmer|operator|system\ admin\w*)\b
    |\b(?:developer|debug|god|jailbreak|admin(?:istrator)?|override|unrestricted)[ -]mode\ (?:is\ )?(?:now\ )?
        (?:enabled|activated|engaged)\b
    |\b(?:whoever|anyone\ who|any\ (?:program|model|system|machine|software|tool)(?:\ that|\ which)?)\ (?:\w+\ )?
        (?:summari[sz]es?|reads?|processe?s?|translates?|analy[sz]es?|rewrites?)\ this\b
    |\bwhen(?:ever)?\ (?:you\ )?(?:summari[sz]|process|translat|analy[sz]|rewrit)(?:es?|ing)?\ (?:this|the\ (?:above|text|article))\b
    |\bmust\ (?:not\ )?be\ \w+\ by\ the\ (?:model|ai|assistant|summari[sz]er|chatbot)\b
    |\bthe\ (?:output|reply|summary)\ (?:must|should|shall|has\ to)\ (?:contain|include|end|begin|start|say|mention|be\ the)\b
    |^\W*(?:system\ )?(?:override|jailbreak)\s*[:!]
    |\ball\ (?:the\ )?(?:text|content)\ (?:before|above|after|below)\b
    |\b(?:the\ )?(?:assistant|model|summari[sz]er|chatbot|ai)\ (?:must|shall)\ .{{0,60}}\b(?:its|the|this)\ {_REPLY}\b
    |^\W*(?:new|updated|real|actual|additional|important|secret|special|final)\ (?:instructions?|task|prompt|command)\b[^.:]{{0,40}}:
    |\bthis\ is\ (?:the|your)\ (?:real|actual|new|true|only)\ (?:task|instruction|prompt)\b
    |\bentering\b.{{0,30}}\bmode\b\W*>|\b(?:training\ data|instruction)\ override\b
    |\bthe\ (?:task|question|instructions)\ (?:that\ )?i\ (?:gave|asked)\ you\b
    |\bmessage\ from\ (?:me,\ (?:the\ |your\ )?|your\ )(?:user|developer|system|creator)\b""",
    re.VERBOSE,
)
"""Speaking to a machine as one; of machines in the third person it says nothing."""

MARKUP = re.compile(
    r"""<\|?/?(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id|(?:start|end)_of_turn)\b[^>\n]*\|?>
    |\[/?(?:INST|SYS|SYSTEM|ASSISTANT|USER)\]|<</?SYS>>
    |</?(?:INFORMATION|INSTRUCTIONS?|IMPORTANT|SYSTEM|PROMPT|CONTEXT|TASK|ADMIN|OVERRIDE)>
    |</(?:article|passage|document|text|source|input)>
    |^\W*\#{2,6}\s*\(?(?:system|(?:new\ )?instructions?|response|assistant|human|user)
        (?:[\ _-]?(?:message|prompt))?\)?\s*(?::|$|(?<=\))\s)
    |^\W*(?:(?:system|assistant|user)(?:\ (?:message|prompt|note))?|(?:new|ai)\ instructions?)\s*(?:\(\w+\)\s*)?:(?:\s|$)
    |^\W*(?:end|begin(?:ning)?|start)\ of\ (?:the\ )?(?:article|passage|document|text|input|prompt|context|data|source
        |excerpt|conversation|instructions?)\b\s*[^\w\s]*\s*$""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
"""Marks of a chat's turns, matched against a line as it stands."""

RULED = re.compile(r"^\s*(?:[=#*_~-]\s*){4,}$")
NUMBERED = re.compile(r"^\W*\[\d{1,3}\]\s+\w")

REQUEST = re.compile(
    r"[\W_]*(?:(?:please|kindly)\b[\W_]*)?(?:(?:can|could|would|will) you\b(?! like\b)"
    r"|(?:how|what|where|when|which|why|who)(?: \w+)? (?:do|can|could|should|would|might|am) i\b|(?:can|could|should|may|do) i\b|do you (?:know|have) any\b"
    r"|(?:i|we)(?: (?:want|need)|(?: would|['’]d) (?:like|want|need)) (?:you to|to know|help|a)\b|(?:tell|give|show|help|teach|send|remind|let|write|find|get|make|buy|book|play) me\b)"
)
"""Somebody asks somebody for something."""

GREETING = re.compile(r"[\W_]*(?:hi|hello|hey|good (?:morning|afternoon|evening|day))\b.*\byou\b.*\?\W*$")

QUESTION = re.compile(r"[\W_]*(?:what|who|why|how|which|where|when)(?:['’]s|\b).*\?\W*$", re.DOTALL)

PERSON = re.compile(r"\b(?:you|your|yours|yourself|i|i['’]m|i['’]ve|i['’]d|i['’]ll|me|my|mine)\b")

_TONGUES = r"(?:ingl[eé]s|franc[eé]s|alem[aá]n|espa[nñ]ol|verso|may[uú]sculas|base64)"
FOREIGN = re.compile(
    rf"""\b(?:ignoriere?|vergiss|(?:ignorieren|vergessen)\ sie)\b.{{0,40}}\b(?:anweisung|vorgabe|instruktion)\w*
    |^\W*(?:ignore[zr]?|oublie[zr]?)\b.{{0,40}}\b(?:instructions|consignes|directives)\b.{{0,20}}\b(?:précédent|antérieur|ci-dessus)
    |^\W*(?:ignor[ae]n?|olvid[ae]n?|dimentica|esqueça)\b.{{0,20}}\b(?:instrucciones|istruzioni|instruções)\b
    |\b(?:про)?(?:игнорируй|ігноруй)(?:те)?\b.{{0,40}}\b(?:инструкци|указани|команд|інструкці|вказівк|настанов)
    |\b(?:забудь|забудьте|не\ обращай(?:те)?)\b.{{0,40}}\b(?:инструкци|указани|інструкці|вказівк)
    |(?:忽略|無視|无视|忘记|忘記|不要理会).{{0,4}}(?:以上|之前|上述|前面|先前|所有).{{0,8}}(?:指令|指示|说明|說明|提示|命令)
    |تجاهل.{{0,12}}(?:التعليمات|الأوامر|الإرشادات)\ (?:السابقة|أعلاه)
    |\b(?:in\ deiner|dans\ (?:votre|ta)|en\ tu|в\ (?:твоём|твоем|вашем)|у\ (?:твоїй|вашій))\ (?:antwort|zusammenfassung
        |réponse|résumé|respuesta|resumen|ответе|отчёте|відповіді)\b
    |^\W*(?:antworten?(?:\ sie)?\b.{{0,20}}\b(?:nur|auf\ (?:deutsch|englisch|französisch)|ausschließlich)
        |réponds?e?z?\b.{{0,20}}\b(?:uniquement|seulement|en\ (?:anglais|français|vers|majuscules))
        |respond[ea]\b.{{0,20}}\b(?:solo|sólo|únicamente|en\ {_TONGUES})
        |(?:отвечай|ответь|відповідай)(?:те)?\b.{{0,25}}\b(?:на|только|лише|по-))
    |\b(?:du\ bist|tu\ es|vous\ êtes|eres|ты|ти)\b(?:\ (?:jetzt|nun|ab\ jetzt|maintenant|désormais|ahora|теперь|тепер))?
        \ [\w\s-]{{0,12}}\b(?:ki|assistent\w*|sprachmodell|assistant\w*|asistente|ассистент|помощник|асистент|помічник)\b
    |你(?:现在)?是.{{0,12}}(?:助手|模型|机器人)|(?:请|請)用.{{1,6}}(?:回答|回复|輸出|输出)""",
    re.VERBOSE,
)
"""The same orders in German, French, Spanish, Italian, Portuguese, Russian, Ukrainian, Chinese and Arabic."""
