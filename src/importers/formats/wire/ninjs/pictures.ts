import { lineOf, membersOf } from "../../../reading/values.ts";
import type { WirePicture } from "../pictures.ts";
import { DESCRIPTION, HEADLINE, type Members, membersIn, textOf } from "./texts.ts";

interface Rendition {
	readonly name: string;
	readonly href: string;
	readonly type: string;
	readonly width: number;
}

/** The renditions of an item: an object by their names in ninjs 1, a list later. */
export function renditionsOf(value: unknown): Rendition[] {
	const named = Array.isArray(value) ? value.map((one) => [membersOf(one).name, one] as const) : Object.entries(membersOf(value));
	return named.flatMap(([name, one]) => {
		const { href, mimetype, contenttype, contentType = contenttype ?? mimetype, width } = membersOf(one);
		const address = lineOf(href);
		return address === undefined
			? []
			: [{ name: String(name ?? ""), href: address, type: String(contentType ?? ""), width: Number(width) || 0 }];
	});
}

/** The pictures that go with a story, in their order. */
export function picturesOf(members: Members): WirePicture[] {
	const value = members.get("associations");
	const items = Array.isArray(value) ? value : Object.values(membersOf(value));
	return items.flatMap((one) => {
		const picture = membersIn(one);
		if (!/^(picture|graphic)$/i.test(lineOf(picture.get("type")) ?? "")) return [];
		const [largest] = renditionsOf(picture.get("renditions"))
			.filter(({ type }) => type === "" || type.startsWith("image/"))
			.sort((a, b) => b.width - a.width);
		return [
			{
				src: largest?.href,
				alt: textOf(picture, HEADLINE),
				caption: textOf(picture, DESCRIPTION),
				credit: lineOf(picture.get("byline")) ?? lineOf(picture.get("by")) ?? lineOf(picture.get("copyrightholder")),
			},
		];
	});
}
