import type { Format } from "../../article/article.ts";
import { picturesOf } from "../../article/body/pictures.ts";
import { hostOf } from "../../article/hosts.ts";

/** How many pictures a body shows from each host that is named in their addresses, without `www.`; undefined where there are none. */
export function hostsOfPictures(body: string, format: Format): Readonly<Record<string, number>> | undefined {
	if (!body.includes("//")) return undefined;
	const counts = new Map<string, number>();
	for (const { src } of picturesOf(body, format)) {
		const host = hostOf(src);
		if (host !== undefined) counts.set(host, (counts.get(host) ?? 0) + 1);
	}
	return counts.size === 0 ? undefined : Object.fromEntries(counts);
}
