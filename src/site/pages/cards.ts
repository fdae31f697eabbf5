import type { Settings } from "../../settings.ts";
import { address } from "../address.ts";
import type { Material } from "../material.ts";
import type { Address } from "../output.ts";
import type { PlannedOutput } from "../planned.ts";
import type { Places } from "../storyaddresses.ts";
import { pictureColours } from "./colours.ts";
import { isCarried } from "./icons.ts";

/** Where the card of the site stands: the picture that other sites show beside a link to a page that has none of its own. */
export const CARD = "/assets/card.png";

/** The card of the site, with the name and the motto of the paper, unless the owner's assets have one. */
export function cardOutputs({ settings, files }: Pick<Material, "settings" | "files">): PlannedOutput[] {
	if (settings.cards === "none" || isCarried(files, CARD.slice(1))) return [];
	const about = settings.description;
	return [{ ...address(CARD), kind: "card", data: () => ({ about, colours: pictureColours(settings) }) }];
}

/** The cards of stories that have no picture, where the settings ask for them. */
export function storyCardOutputs({ archive, settings }: Pick<Material, "archive" | "settings">, { addressOf }: Places): PlannedOutput[] {
	const colours = pictureColours(settings);
	return archive.stories
		.filter(({ image }) => hasCard(image, settings))
		.map((article): PlannedOutput => {
			const { headline, published, file, language } = article;
			const data = () => ({ headline, published, language, colours });
			return { ...cardAddress(addressOf(article)), kind: "card", source: file, data };
		});
}

/** Where the card of a story stands. */
export function cardAddress({ path }: Pick<Address, "path">): Address {
	return address(`/cards/${path.replace(/\.html$/, "")}.png`);
}

/** Whether a story has a card of its own. */
export function hasCard(image: object | undefined, { cards }: Pick<Settings, "cards">): boolean {
	return cards === "stories" && !image;
}
