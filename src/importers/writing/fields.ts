import { fieldNames } from "../../article/fields.ts";
import type { StoryStep } from "../importer.ts";
import type { SurveyedStory } from "../survey/story.ts";

/** Front matter, in the order in which it is written. */
export type FrontMatter = Readonly<Record<string, unknown>>;

/** The old address of a story's main picture. */
export function imageAddress({ fields: { image } }: Pick<StoryStep, "fields">): string | undefined {
	if (typeof image === "string") return image;
	return typeof image === "object" && image !== null && "src" in image && typeof image.src === "string" ? image.src : undefined;
}

/**
 * The front matter of a story: fields in the order of docs/fields.md, then its old addresses, then what is no field of ours.
 * @param image the new address of its main picture
 */
export function frontMatterOf(
	step: StoryStep,
	{ key, slug, permalink, redirects, led = [] }: SurveyedStory,
	image: string | undefined,
): FrontMatter {
	const old = [...new Set([...step.addresses, ...led])];
	const all: Record<string, unknown> = {
		...step.fields,
		...(slug !== undefined && { slug }),
		id: key,
		permalink,
		redirect_from: redirects,
		old_addresses: old.length > 0 ? old : undefined,
	};
	if (image !== undefined) all.image = typeof all.image === "object" ? { ...all.image, src: image } : image;
	const names = new Set<string>([...fieldNames, "old_addresses", ...Object.keys(all)]);
	return Object.fromEntries([...names].flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
}
