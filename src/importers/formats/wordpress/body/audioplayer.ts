import { escapeHtml } from "../../../../article/text.ts";

/** The shortcode of the plugin Audio Player, and of WordPress.com before 2013: addresses, then settings behind bars. */
const PLAYER = /(?<!\[)\[audio[:\s]\s*(https?:[^\][|<>"]+)((?:\|[^\][<>]*)?)\]/gi;

/** Writes `[audio:http://…/a.mp3,http://…/b.mp3|titles=A,B]` as players with their titles. */
export function withAudioPlayers(text: string): string {
	if (!/\[audio[:\s]/i.test(text)) return text;
	return text.replace(PLAYER, (all: string, written: string, settings: string) => {
		const addresses = written.trim().split(/\s*,\s*(?=https?:)/);
		if (addresses.some((address) => /\s/.test(address))) return all;
		const titles = settingOf(settings, "titles");
		const artists = settingOf(settings, "artists");
		const players = addresses.map((address, index) => {
			const words = [artists[index], titles[index]].filter((word) => word !== undefined && word !== "").join(": ");
			const caption = words === "" ? "" : `<figcaption>${words}</figcaption>`;
			return `<figure><audio controls src="${escapeHtml(address.replaceAll("&amp;", "&"))}"></audio>${caption}</figure>`;
		});
		return `\n\n${players.join("\n\n")}\n\n`;
	});
}

function settingOf(settings: string, name: string): string[] {
	const found = settings.split("|").find((part) => part.trim().startsWith(`${name}=`));
	return found === undefined
		? []
		: found
				.slice(found.indexOf("=") + 1)
				.split(",")
				.map((word) => word.trim());
}
