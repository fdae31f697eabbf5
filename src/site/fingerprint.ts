import { hash } from "node:crypto";
import type { Article } from "../article/article.ts";

/** Gives data a fingerprint: two that differ in anything but their order of keys have different ones. */
export type Fingerprint = (data: object) => string;

/**
 * Makes a fingerprint function for the data of outputs.
 * @param context whatever else every output is made from
 * @param markOf a short text that stands for an object which many outputs hold: another one wherever the object is another
 */
export function makeFingerprint(context: string, markOf: (value: object) => string | undefined): Fingerprint {
	const base = short(context);
	return (data) => short(`${base}${textOf(data)}`);

	function textOf(value: unknown): string {
		if (typeof value === "string") return `${value.length}:${value}`;
		if (typeof value !== "object" || value === null) return `${value};`;
		if (Array.isArray(value)) return listOf(value);
		const mark = markOf(value);
		if (mark !== undefined) return `#${mark.length}:${mark}`;
		return isArticle(value) ? `@${articleMark(value)}` : fieldsOf(value);
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

/** What stands for an article, or for what is made from it and an address alone. */
export function articleMark({ hash: own, file }: Pick<Article, "hash" | "file">, url = ""): string {
	// Joined, not added: a text that is put into many others should be of one piece.
	return [own, file, url].join("\n");
}
