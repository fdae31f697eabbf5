import { oneLine, textOfHtml } from "../../../article/text.ts";
import type { ExportFacts } from "./facts.ts";
import type { WxrRecord } from "./wxr/record.ts";

/** The main picture of an item, as front matter has it. */
export function pictureOf(id: string | undefined, { attachment }: ExportFacts): Readonly<Record<string, string>> | undefined {
	const picture = id === undefined ? undefined : attachment(id.trim());
	if (!picture) return undefined;
	const caption = textOfHtml(picture.caption ?? "");
	const { url: src, alt, credit } = picture;
	return {
		src,
		...(alt !== undefined && { alt: oneLine(alt) }),
		...(caption !== "" && { caption }),
		...(credit !== undefined && { credit }),
	};
}

/** The main picture, where the export does not hold it. */
export function missingPicture(meta: WxrRecord["meta"], { attachment }: ExportFacts): string[] {
	const id = meta.get("_thumbnail_id")?.trim() ?? "";
	return /^[1-9]\d*$/.test(id) && attachment(id) === undefined ? [`main picture: ${id}`] : [];
}
