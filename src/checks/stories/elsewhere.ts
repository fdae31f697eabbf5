import { hostOf, ownHosts } from "../../article/hosts.ts";
import { compareText } from "../../problem.ts";
import type { Checked, Finding } from "../finding.ts";

/** So many hosts are told of: those with the most pictures. */
const MOST_HOSTS = 5;

interface Shown {
	/** The first file that shows a picture from there. */
	readonly file: string;
	pictures: number;
	stories: number;
}

/** Finds hosts from which stories and standing pages show pictures that the archive does not have, such as that of an old site. */
export function checkElsewhere({ settings, articles, texts }: Checked): Finding[] {
	const own = ownHosts(settings);
	const byHost = new Map<string, Shown>();
	for (const { file, image } of articles) {
		const text = texts.get(file);
		if (!text) continue;
		const counts = new Map(Object.entries(text.pictureHosts ?? {}));
		const main = image && hostOf(image.src);
		if (main !== undefined) counts.set(main, (counts.get(main) ?? 0) + 1);
		for (const [host, count] of counts) {
			if (own.includes(host)) continue;
			const shown = byHost.get(host) ?? { file, pictures: 0, stories: 0 };
			byHost.set(host, shown);
			shown.pictures += count;
			shown.stories++;
		}
	}
	const most = [...byHost].sort(([a, one], [b, other]) => other.pictures - one.pictures || compareText(a, b));
	return most.slice(0, MOST_HOSTS).map(([host, shown]) => findingOf(host, shown));
}

function findingOf(host: string, { file, pictures, stories }: Shown): Finding {
	const shown = pictures === 1 ? "1 picture is shown" : `${pictures} pictures are shown`;
	const within = stories === 1 ? "in one story" : `in ${stories} stories`;
	return {
		file,
		at: { text: host },
		rule: "pictures-elsewhere",
		severity: "info",
		message: `${shown} from ${host}, ${within}: they are lost when that host goes.`,
		remedy: "If it is the old site, bring them over before it goes: import again with --media and a copy of its files.",
	};
}
