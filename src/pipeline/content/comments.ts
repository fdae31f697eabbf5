import type { Article } from "../../article/article.ts";
import type { StoryComments } from "../../article/comments/comment.ts";
import { idOfCommentsFile } from "../../article/comments/filename.ts";
import { readComments } from "../../article/comments/read.ts";
import { editsOfComments } from "../../article/comments/redact.ts";
import { encodingProblems } from "../../article/encoding/told.ts";
import { decode } from "../../article/encoding.ts";
import { withoutExtension } from "../../article/filename.ts";
import type { ReadingSite } from "../../article/hosts.ts";
import type { ReadStory } from "../../article/read.ts";
import type { Problem } from "../../problem.ts";
import { sha256Of } from "../../system/hash.ts";
import { readBytes } from "./bytes.ts";
import { redactorFor, withoutNames } from "./redactions/site.ts";
import type { SourcedStory } from "./story.ts";

/**
 * Reads a file of comments.
 * @param content the content folder, absolute
 * @param known a hash of what was read before
 * @returns undefined where that hash is still the same
 */
export function readCommentsFile(content: string, site: ReadingSite, file: string, known?: string): SourcedStory | undefined {
	const own = readBytes(content, file, "tableMegabytes");
	if ("problem" in own) return { read: { problems: [own.problem] } };
	const sha256 = sha256Of(own.bytes);
	if (sha256 === known) return undefined;
	const decoded = decode(own.bytes);
	const { comments, problems: found } = readComments(decoded.text, file, site.zone);
	const problems = [...encodingProblems(file, decoded), ...found];
	const id = idOfCommentsFile(file);
	const base = { file, sha256, count: comments.length };
	const redactor = redactorFor(site);
	if (!redactor) return { source: sha256, read: { problems, comments: { ...base, ids: [id] } } };
	const ofStory = redactor.forStory(id);
	const { edits, names } = editsOfComments(comments, ofStory);
	// A story whose id holds a name has another one by now.
	const ids = [...new Set([id, ofStory.redactText(id), withoutExtension(ofStory.redactAddress(`${id}.md`))])];
	const read: ReadStory = { problems, comments: { ...base, ids, ...(edits.length > 0 && { edits }) }, ...(names.length > 0 && { names }) };
	return { source: sha256, read: withoutNames(read, redactor) };
}

/** What was read of a content folder, with the comments at their stories. Files of comments that belong to no story become problems. */
export function withComments<
	C extends { readonly stories: readonly ReadStory[]; readonly pages: readonly ReadStory[]; readonly problems: readonly Problem[] },
>(content: C, read: readonly ReadStory[]): C {
	if (read.length === 0) return content;
	const problems = read.flatMap((each) => each.problems);
	const byId = new Map<string, ReadStory>();
	for (const each of read) {
		const [id = ""] = each.comments?.ids ?? [];
		const first = byId.get(id)?.comments;
		if (first) problems.push(secondFile(each.comments?.file ?? "", first.file));
		else for (const name of each.comments?.ids ?? []) byId.set(name, each);
	}
	const used = new Set<ReadStory>();
	const join = (story: ReadStory): ReadStory => {
		const found = story.article && byId.get(story.article.id.normalize("NFC"));
		if (!found?.comments || !story.article) return story;
		used.add(found);
		const names = [...new Set([...(story.names ?? []), ...(found.names ?? [])])];
		return { ...story, article: commented(story.article, found.comments), ...(names.length > 0 && { names }) };
	};
	const stories = content.stories.map(join);
	const pages = content.pages.map(join);
	for (const each of new Set(byId.values())) if (!used.has(each) && each.comments) problems.push(noStory(each.comments));
	return { ...content, stories, pages, problems: [...content.problems, ...problems] };
}

function commented(article: Article, { file, sha256, count, edits }: StoryComments): Article {
	if (count === 0) return article;
	const comments: StoryComments = { file, sha256, count, ...(edits && { edits }) };
	const { hash, fileHash = hash } = article;
	return { ...article, comments, fileHash, hash: sha256Of(JSON.stringify([hash, comments])) };
}

function secondFile(file: string, other: string): Problem {
	return {
		file,
		rule: "comments-twice",
		severity: "warning",
		message: `${other} holds the comments of the same story; those of this file are not shown.`,
		remedy: "Put all comments into one of them.",
	};
}

function noStory({ file }: StoryComments): Problem {
	return {
		file,
		rule: "comments-no-story",
		severity: "warning",
		message: `No story that can be read has the id "${idOfCommentsFile(file)}", so these comments are shown nowhere.`,
		remedy: "Give the file the name of its story's id (docs/comments.md), or delete it.",
	};
}
