import { hash } from "node:crypto";
import type { Article } from "../article/article.ts";

/** Makes the fingerprint of data. Data that differ have different fingerprints. */
export type Fingerprint = (data: object) => string;

/** The key of a short text that stands for an object in fingerprints. Objects that many outputs share have such a mark, so that their fields are not read again and again. */
const MARK = Symbol("mark");

interface Marked {
	readonly [MARK]?: string;
}

/**
 * Gives an object a mark. A copy that is sent to another thread has no mark.
 * @param text what tells the object from all others
 */
export function marked<T extends object>(value: T, text: string): T {
	return Object.assign(value, { [MARK]: short(text) } satisfies Marked);
}

/**
 * Makes a fingerprint function for the data of outputs.
 * @param context what else every output is made from
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

/** The hash of an article stands for all of it: it is made from its file, its sidecar and its row in a table. */
export function isArticle(value: object): value is Article {
	return "bodyAt" in value && "hash" in value && "file" in value;
}

function short(text: string): string {
	return hash("sha256", text, "hex").slice(0, 32);
}

/** A text that tells an article from all others; with its URL, also what is made from these two alone. */
export function articleText({ hash: own, file }: Pick<Article, "hash" | "file">, url = ""): string {
	return `${own}\n${file}\n${url}`;
}
