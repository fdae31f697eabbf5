import { hash } from "node:crypto";
import type { Article } from "../article/article.ts";

/** Gives data a fingerprint: two that differ in anything but their order of keys have different ones. */
export type Fingerprint = (data: object) => string;

/** Under this symbol an object that many outputs hold may carry a short text that stands for it: another one wherever the object is another. */
const MARK = Symbol("mark");

interface Marked {
	readonly [MARK]?: string;
}

/** Gives an object a mark, made from a text that tells it from all others. A copy that crosses to another thread has none. */
export function marked<T extends object>(value: T, text: string): T {
	return Object.assign(value, { [MARK]: short(text) } satisfies Marked);
}

/**
 * Makes a fingerprint function for the data of outputs.
 * @param context whatever else every output is made from
 */
export function makeFingerprint(context: string): Fingerprint {
	const base = short(context);
	return (data) => short(`${base}${textOf(data)}`);

	function textOf(value: unknown): string {
		if (typeof value === "string") return `${value.length}:${value}`;
		if (typeof value !== "object" || value === null) return `${value};`;
		if (Array.isArray(value)) return listOf(value);
		const mark = (value as Marked)[MARK];
		if (mark !== undefined) return `#${mark}`;
		return isArticle(value) ? `@${articleText(value)}` : fieldsOf(value);
	}

	function listOf(values: readonly unknown[]): string {
		let text = "[";
		for (const value of values) text += textOf(value);
		return `${text}]`;
	}

	function fieldsOf(value: object): string {
		let text = "{";
		for (const key of Object.keys(value)) {
			const field = (value as Readonly<Record<string, unknown>>)[key];
			if (field !== undefined) text += `${key}=${textOf(field)}`;
		}
		return `${text}}`;
	}
}

/** An article is what its file, and all that was written of it elsewhere, make it: its hash stands for it. */
function isArticle(value: object): value is Article {
	return "bodyAt" in value && "hash" in value && "file" in value;
}

function short(text: string): string {
	return hash("sha256", text, "hex").slice(0, 32);
}

/** What tells an article, or what is made from it and an address alone, from all others. */
export function articleText({ hash: own, file }: Pick<Article, "hash" | "file">, url = ""): string {
	return `${own}\n${file}\n${url}`;
}
