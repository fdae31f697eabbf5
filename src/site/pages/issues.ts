import { periodsOf } from "../../archive/calendar.ts";
import type { Term } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { Settings } from "../../settings.ts";
import { address, pageAddress } from "../address.ts";
import type { Context } from "../context.ts";
import type { IssueDay, IssuesOfYear, PrintPage } from "../items/issues.ts";
import { groupBy } from "../listing.ts";
import type { ArchiveAndSettings } from "../material.ts";
import { filedUnder, monthOf, type NamedPeriod, type PeriodLink, yearOf } from "../periods.ts";
import type { PlannedGroup, PlannedOutput } from "../planned.ts";
import { kindPath, type TermLink, termPath, termUrl } from "../terms.ts";
import type { CountedLink } from "../views.ts";
import { inParts } from "./parts.ts";

/** A year of print issues. */
interface IssueYear extends CountedLink {
	readonly period: NamedPeriod;
	readonly issues: readonly Term[];
}

/** So many issues at most, of so many months, stand on the index itself; of more, each year has a page. */
const MOST_ON_INDEX = { issues: 1_000, months: 120 };

/** The page of every print issue, and their index as a calendar. */
export function issueOutputs({ archive: { terms, calendar }, settings }: ArchiveAndSettings): PlannedOutput[] {
	const { list } = terms.issue;
	if (list.length === 0) return [];
	const units = ["decade", "year", "month", "day"] as const;
	const known = new Set(units.flatMap((unit) => periodsOf(calendar, unit)).map(({ name }) => name));
	const pages = list.flatMap((issue, index) => {
		const day = issue.date && filedUnder(issue.date, settings);
		const neighbours = { previous: neighbourOf(issue, list[index - 1]), next: neighbourOf(issue, list[index + 1]) };
		return issuePages(issue, { ...neighbours, day: day && known.has(day.name) ? day : undefined }, settings);
	});
	return [...indexOutputs(list, settings), ...pages];
}

/** The print issues that the page of a period leads to, by the name of the period: a day's own, or those of a month whose days have no pages. */
export function issuesByPeriod(issues: readonly Term[], settings: Settings): ReadonlyMap<string, readonly Term[]> {
	if (settings.calendar === "year") return new Map();
	return groupBy(
		issues.filter(({ date }) => date?.month !== undefined),
		({ date }) => filedUnder(date, settings).name,
	);
}

/** The issue before or after one. Issues with a date and those without are no neighbours of each other. */
function neighbourOf(issue: Term, other: Term | undefined): Term | undefined {
	return other && Boolean(other.date) === Boolean(issue.date) ? other : undefined;
}

interface AroundIssue {
	readonly previous?: Term;
	readonly next?: Term;
	/** The page of its day, where there is one. */
	readonly day?: PeriodLink;
}

function issuePages(issue: Term, { previous, next, day }: AroundIssue, settings: Settings): PlannedOutput[] {
	const { articles, ...rest } = issue;
	const term = { ...rest, url: termUrl(issue) };
	const around = ({ linkTo }: Context) => ({ day, previous: previous && linkTo(previous), next: next && linkTo(next) });
	const group: PlannedGroup = {
		name: termPath(issue),
		madeFrom: (context) => ({ term, ...around(context), stories: articles.map(context.listed) }),
	};
	const outputs = inParts({ path: termPath(issue), kind: "issue", group }, articles, settings, (own, parts, context) => {
		const pages = printPages(own, context);
		return { term, pages, ...parts, ...(parts.number === 1 && { count: articles.length, ...around(context) }) };
	});
	return issue.noindex ? outputs.map((output) => ({ ...output, isNotIndexed: true })) : outputs;
}

/** @param articles in the order of their pages */
function printPages(articles: readonly Article[], { entries }: Context): PrintPage[] {
	const groups = groupBy(articles, ({ print }) => print?.page ?? "");
	return [...groups].map(([page, own]) => ({ page: page === "" ? undefined : page, stories: entries(own) }));
}

function indexOutputs(list: readonly Term[], settings: Settings): PlannedOutput[] {
	const years = yearsOf(list, settings);
	const others = list.filter(({ date }) => date?.year === undefined);
	const months = new Set(list.map(({ date }) => monthOf(date).name)).size;
	const isLong = list.length > MOST_ON_INDEX.issues || months > MOST_ON_INDEX.months;
	const index: PlannedOutput = {
		...address(kindPath("issue")),
		kind: "issues",
		data: ({ linkTo }) => ({
			years: years.map(({ issues, ...year }) => (isLong ? year : { ...year, url: undefined, ...issuesOfYear(issues, linkTo) })),
			others: others.map(linkTo),
		}),
	};
	return isLong ? [index, ...years.map((year, at) => yearOutput(year, years[at - 1], years[at + 1], settings))] : [index];
}

function yearsOf(list: readonly Term[], settings: Settings): IssueYear[] {
	const dated = list.filter(({ date }) => date?.year !== undefined);
	return [...groupBy(dated, ({ date }) => yearOf(date).name)].map(([name, issues]) => {
		const { url } = yearAddress(name, settings);
		return { name, url, count: issues.length, period: yearOf(issues[0]?.date), issues };
	});
}

/** No issue has an address below `in`, so none can be that of a year. */
function yearAddress(name: string, settings: Settings) {
	return pageAddress(`${kindPath("issue")}in/${name}`, settings);
}

function yearOutput(
	{ name, period, issues }: IssueYear,
	previous: IssueYear | undefined,
	next: IssueYear | undefined,
	settings: Settings,
): PlannedOutput {
	const link = (year: IssueYear | undefined) => year && { name: year.name, url: year.url, period: year.period };
	return {
		...yearAddress(name, settings),
		kind: "issues",
		data: ({ linkTo }) => ({ period, previous: link(previous), next: link(next), years: [{ period, ...issuesOfYear(issues, linkTo) }] }),
	};
}

/** @param issues in the order of their dates */
function issuesOfYear(issues: readonly Term[], linkTo: Context["linkTo"]): Omit<IssuesOfYear, "period"> {
	const hasDay = ({ date }: Term) => date?.day !== undefined;
	const byDay = [...groupBy(issues.filter(hasDay), ({ date }) => `${date?.month}-${date?.day}`).values()];
	const months = groupBy(byDay, ([first]) => monthOf(first?.date).name);
	const inGrids = new Set(byDay.map(([first]) => first));
	return {
		months: [...months.values()].map((days) => ({
			period: monthOf(days[0]?.[0]?.date),
			days: days.flatMap((own) => own.slice(0, 1).map((first) => dayOf(linkTo(first), own.length))),
		})),
		further: issues.filter((issue) => !inGrids.has(issue)).map(linkTo),
	};
}

function dayOf(issue: TermLink, count: number): IssueDay {
	return { day: issue.date?.day ?? 0, url: issue.url, count, issue };
}
