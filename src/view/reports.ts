import type { Site } from "../site/site.ts";
import { wholeAddress } from "./metadata/jsonld.ts";
import type { Words } from "./words.ts";

/**
 * The address by which a reader reports what is wrong in a story: a letter that has the story's headline and address in it already, or a page
 * that is told the address.
 * @param site `contact` is an address for e-mail, a web address, or a path of the site
 * @param url the path of the story's page below the site
 */
export function reportAddress(
	headline: string,
	url: string,
	{ say }: Pick<Words, "say">,
	site: Pick<Site, "contact" | "title" | "url">,
): string | undefined {
	const { contact, title } = site;
	if (contact === undefined) return undefined;
	const whole = wholeAddress(url, site);
	if (!/^(https?:|\/)/i.test(contact)) {
		const subject = say("wrong-subject", { headline, title });
		// Lines of a letter end so (RFC 6068, section 5).
		return `mailto:${encodeURI(contact)}?subject=${encoded(subject)}&body=${encoded(`${whole}\r\n\r\n`)}`;
	}
	const page = wholeAddress(contact, site);
	if (page.includes("{url}")) return page.replaceAll("{url}", encoded(whole));
	const [, start = page, fragment = ""] = /^([^#]*)(.*)$/s.exec(page) ?? [];
	return `${start}${start.includes("?") ? "&" : "?"}story=${encoded(whole)}${fragment}`;
}

function encoded(text: string): string {
	return encodeURIComponent(text.toWellFormed());
}

/** The address of the scan of a page, for a link. A IIIF image is told by its `info.json`, which is no page to look at: its whole picture is (IIIF Image API 3.0, section 4). */
export function scanAddress(address: string): string {
	return address.replace(/\/info\.json$/, "/full/max/0/default.jpg");
}
