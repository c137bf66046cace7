"""The judge: an optional second opinion on single claims, asked of a model that may be lied to."""

from briefing.judge.case import Case as Case
from briefing.judge.case import case_of as case_of
from briefing.judge.rule import Which as Which
from briefing.judge.rule import combined as combined
from briefing.judge.rule import wanted as wanted
from briefing.judge.thought import judged as judged
from briefing.judge.wording import JudgePrompt as JudgePrompt
from briefing.judge.wording import load_judge as load_judge
