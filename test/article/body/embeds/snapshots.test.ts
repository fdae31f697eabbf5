import { describe, expect, it } from "vitest";
import { snapshotsIn } from "../../../../src/article/body/embeds/snapshots.ts";
import { picturesOf } from "../../../../src/article/body/pictures.ts";
import { type PictureForms, renderBody } from "../../../../src/article/body.ts";

const POST =
	'<figure class="embed"><blockquote><p>See <a href="https://twitter.com/other/status/9">this</a>.</p></blockquote><figcaption>Ann, <a href="https://twitter.com/ann/status/12">Twitter</a></figcaption></figure>';
const FRAME = '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>';

describe("a picture of what another site showed", () => {
	it("is called by the platform and the id of the post", () => {
		expect(snapshotsIn(POST)).toEqual(["/snapshots/twitter-12.png", "/snapshots/twitter-12.jpg", "/snapshots/twitter-12.webp"]);
		expect(snapshotsIn('<figure class="embed"><p><a href="https://x.example/1">x</a></p></figure>')).toEqual([]);
		expect(snapshotsIn("<p>Words.</p>")).toEqual([]);
	});

	it("is a picture of the story, and none that can be missing", () => {
		const [first] = picturesOf(`Before.\n\n${FRAME}\n`, "markdown");
		expect(first).toMatchObject({ src: "/snapshots/youtube-abcdefghijk.png", isOptional: true });
		expect(picturesOf(POST, "html").map(({ src }) => src)).toContain("/snapshots/twitter-12.png");
	});

	const rendered = (html: string, there: readonly string[]) => {
		const pictures: PictureForms = (src, { isOptional }) =>
			!isOptional || there.includes(src) ? { attributes: { width: 4, height: 3 } } : { missing: "" };
		return renderBody(html, "html", (address) => (address.startsWith("/snapshots/") ? `/media${address}` : address), pictures);
	};

	it("is shown above the caption where the site has it, the first of its endings", () => {
		expect(rendered(POST, ["/snapshots/twitter-12.jpg", "/snapshots/twitter-12.webp"])).toBe(
			POST.replace("<figcaption>", '<img src="/media/snapshots/twitter-12.jpg" alt="" width="4" height="3"><figcaption>'),
		);
		expect(rendered(POST, [])).toBe(POST);
		expect(rendered(FRAME, ["/snapshots/youtube-abcdefghijk.png"])).toContain('<img src="/media/snapshots/youtube-abcdefghijk.png"');
	});
});
