import type { Article } from "../article/article.ts";
import { type NewsDate, startAround } from "../article/date.ts";
import { draftsFolderOf } from "../article/folders.ts";
import type { Problem, Rule } from "../problem.ts";

/** What becomes of a story at a moment: it is shown, only its address remains, or the build leaves it out and says why. */
export type Release = { readonly kind: "shown" } | { readonly kind: "tombstone"; readonly why: "withdrawn" | "expired" } | LeftOut;

/** A story of which a build publishes nothing. */
interface LeftOut {
	readonly kind: "left out";
	readonly problem: Problem;
	/** When it is published, where that is known. */
	readonly until?: NewsDate;
}

/**
 * Decides by a story's status, embargo, date and expiry. What keeps a story back (a draft, an embargo, a future date) counts before
 * what takes it away (a withdrawal, an expiry).
 * @param at the moment: milliseconds since 1970, UTC
 * @param zone the site's IANA time zone; a date without a time begins at midnight there
 */
export function releaseOf(article: Article, at: number, zone: string): Release {
	const { status, embargo, expires, published } = article;
	const begins = (date: NewsDate) => startAround(date, at, zone);
	if (status === "draft") {
		const problem = { file: article.file, rule: "draft", severity: "info", message: "The story is a draft." } as const;
		return { kind: "left out", problem: { ...problem, ...remedyForDraft(article) } };
	}
	if (embargo && begins(embargo) > at) {
		return leftOut(
			article,
			"embargo",
			`The story is under embargo until ${embargo.edtf}.`,
			"It is published by the first build after that.",
			embargo,
		);
	}
	if (published && begins(published) > at) {
		return leftOut(
			article,
			"date-in-future",
			`The story is dated in the future: ${published.edtf}.`,
			"It is published by the first build after that; mend the date if it is wrong.",
			published,
		);
	}
	if (status === "withdrawn") return { kind: "tombstone", why: "withdrawn" };
	if (expires && begins(expires) <= at) return { kind: "tombstone", why: "expired" };
	return { kind: "shown" };
}

/**
 * A story without the dates of changes that lie in the future: what was changed tomorrow would stay on top of feeds until then.
 * @param at the moment: milliseconds since 1970, UTC
 * @param zone the site's IANA time zone; a date without a time begins at midnight there
 * @returns the same article where there are none
 */
export function withoutFutureChanges(
	article: Article,
	at: number,
	zone: string,
): { readonly article: Article; readonly problems: Problem[] } {
	const isFuture = (date: NewsDate | undefined) => date !== undefined && startAround(date, at, zone) > at;
	const { file, hash, fileHash = hash, updated, corrections } = article;
	const future = [updated, ...corrections.map(({ date }) => date)].filter((date) => date !== undefined).filter(isFuture);
	if (future.length === 0) return { article, problems: [] };
	return {
		article: {
			...article,
			// The hash stands for all that an article says, and it says this again when the time has come.
			fileHash,
			hash: `${hash} before ${future.map(({ edtf }) => edtf).join()}`,
			updated: isFuture(updated) ? undefined : updated,
			corrections: corrections.map((correction) => (isFuture(correction.date) ? { text: correction.text } : correction)),
		},
		problems: future.map(({ edtf }): Problem => {
			return {
				file,
				rule: "date-in-future",
				severity: "warning",
				message: `The story was updated or corrected in the future: ${edtf}.`,
				remedy: "Until then it is published without that date; mend the date if it is wrong.",
			};
		}),
	};
}

/** A span of time: `from` belongs to it, `until` does not. Milliseconds since 1970, UTC. */
export interface Span {
	readonly from: number;
	readonly until: number;
}

/**
 * The longest span of time around a moment in which `releaseOf` and `withoutFutureChanges` give for every article what they give then.
 * @param at milliseconds since 1970, UTC
 * @param zone the site's IANA time zone
 */
export function steadySpan(articles: readonly Article[], at: number, zone: string): Span {
	let [from, until] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
	for (const { embargo, published, expires, updated, corrections } of articles) {
		for (const date of [embargo, published, expires, updated, ...corrections.map((correction) => correction.date)]) {
			if (!date) continue;
			const moment = startAround(date, at, zone);
			if (moment <= at) from = Math.max(from, moment);
			else until = Math.min(until, moment);
		}
	}
	return { from, until };
}

/**
 * The part of a span of time around a moment in which another moment has passed as well, or has not come either.
 * @param at the moment of the build, in milliseconds since 1970, UTC, as are `cut` and what is given
 */
export function cutSpan({ from, until }: Span, cut: number | undefined, at: number): Span {
	if (cut === undefined) return { from, until };
	return cut <= at ? { from: Math.max(from, cut), until } : { from, until: Math.min(until, cut) };
}

/** What is to be done about a draft, and where in its file. */
function remedyForDraft({ file, readFrom, draftBy }: Article): Pick<Problem, "remedy" | "line"> {
	const drafts = draftsFolderOf(file);
	if (drafts) return { remedy: `Move it out of ${drafts.folder}/ to publish it.` };
	if (draftBy === undefined) return { remedy: "Take its draft or status field out to publish it." };
	const { key, line } = draftBy;
	const isOwn = draftBy.file === file || draftBy.file === readFrom;
	const place = isOwn ? "" : ` in ${draftBy.file}${line === undefined ? "" : `:${line}`}`;
	return { remedy: `Take out its field ${key}${place}, or change what that says, to publish it.`, ...(isOwn && { line }) };
}

function leftOut({ file }: Article, rule: Rule, message: string, remedy: string, until?: NewsDate): LeftOut {
	return { kind: "left out", problem: { file, rule, severity: "info", message, remedy }, until };
}
