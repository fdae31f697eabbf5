import path from "node:path";
import { describe, expect, it } from "vitest";
import { feed } from "../../../../src/importers/formats/feed/feed.ts";
import { describeImporter, emptyFolder, importInto, treeOf } from "../../contract.ts";
import { folderOf, readTwice } from "../../passes.ts";

const kind = (name: string) =>
	`<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`;

/** A blog as it was exported until 2024. */
const OLD = `<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0' xmlns:app='http://purl.org/atom/app#'>
<id>tag:blogger.com,1999:blog-1.archive</id><title>Courier</title><link rel='alternate' href='https://courier.blogspot.example/'/>
<entry><id>tag:blogger.com,1999:blog-1.layout</id>${kind("template")}<title>Template</title><content type='text'>&lt;html></content></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-11</id><published>2009-05-01T10:00:00+01:00</published>${kind("post")}<category scheme='http://www.blogger.com/atom/ns#' term='Harbour'/><title>Ferry returns</title><content type='html'>&lt;p>It is back.&lt;/p></content><link rel='alternate' type='text/html' href='https://courier.blogspot.example/2009/05/ferry.html'/><author><name>Ann Example</name><email>noreply@blogger.com</email></author></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-12</id><published>2009-05-02T10:00:00+01:00</published>${kind("post")}<app:control><app:draft>yes</app:draft></app:control><title>Budget</title><content type='html'>Not yet.</content></entry>
<entry><id>tag:blogger.com,1999:blog-1.page-13</id><published>2009-05-03T10:00:00+01:00</published>${kind("page")}<title>About us</title><content type='html'>We.</content><link rel='alternate' type='text/html' href='https://courier.blogspot.example/p/about.html'/></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-21</id><published>2009-05-01T11:00:00+01:00</published>${kind("comment")}<title>x</title><content type='html'>I saw it.&lt;br />Write to me@reader.example</content><author><name>Mark</name><email>mark@reader.example</email></author><thr:in-reply-to ref='tag:blogger.com,1999:blog-1.post-11' href='https://courier.blogspot.example/2009/05/ferry.html'/></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-22</id><published>2009-05-01T12:00:00+01:00</published>${kind("comment")}<title>x</title><content type='html'>Me too.</content><author><name>Anonymous</name></author><link rel='related' href='https://www.blogger.com/feeds/1/11/comments/default/21'/><thr:in-reply-to ref='tag:blogger.com,1999:blog-1.post-11'/></entry>
</feed>`;

/** A blog as Takeout gives it. */
const NEW = `<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>
<id>tag:blogger.com,1999:blog-2</id><title>Courier</title>
<entry><id>tag:blogger.com,1999:blog-2.post-1</id><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status><author><name>Ann Example</name></author><title>Ferry</title><content type='html'>&lt;p>Back.&lt;/p></content><blogger:created>2022-05-26T17:20:00Z</blogger:created><published>2022-05-26T17:21:00Z</published><category scheme='tag:blogger.com,1999:blog-2' term='Harbour'/><blogger:filename>/2022/05/ferry.html</blogger:filename></entry>
<entry><id>tag:blogger.com,1999:blog-2.post-2</id><blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status><title>Budget</title><content type='html'>Not yet.</content><published>2022-05-27T17:21:00Z</published><blogger:filename/></entry>
<entry><id>tag:blogger.com,1999:blog-2.post-3</id><blogger:type>POST</blogger:type><blogger:status>SOFT_TRASHED</blogger:status><title>Gone</title><content type='html'>Gone.</content><blogger:trashed>2022-05-27T17:21:00Z</blogger:trashed></entry>
<entry><id>tag:blogger.com,1999:blog-2.post-4</id><blogger:parent>tag:blogger.com,1999:blog-2.post-1</blogger:parent><blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status><author><name>Mark</name></author><content type='html'>I saw it.</content><published>2022-05-28T17:21:00Z</published></entry>
<entry><id>tag:blogger.com,1999:blog-2.post-5</id><blogger:parent>tag:blogger.com,1999:blog-2.post-1</blogger:parent><blogger:type>COMMENT</blogger:type><blogger:status>SPAM_COMMENT</blogger:status><author><name>Shop</name></author><content type='html'>Buy.</content><published>2022-05-28T18:21:00Z</published></entry>
</feed>`;

const at = (text: string) => path.join(folderOf({ "blog.atom": text }), "blog.atom");

describeImporter(feed, [at(OLD)]);
describeImporter(feed, [at(NEW)]);

describe("an export of Blogger", () => {
	it("gives posts, pages and drafts, and comments with the posts that they are about", async () => {
		const { stories, skipped } = await readTwice(feed, [at(OLD)]);
		expect(stories.map(({ kind, fields }) => [kind, fields.headline, fields.status])).toEqual([
			["story", "Ferry returns", undefined],
			["story", "Budget", "draft"],
			["page", "About us", undefined],
		]);
		expect(stories[0]?.fields.tags).toEqual(["Harbour"]);
		expect(stories[0]?.comments).toEqual([
			{ id: "21", parent: undefined, name: "Mark", date: "2009-05-01T11:00:00+01:00", text: "I saw it.<br />Write to me@reader.example" },
			{ id: "22", parent: "21", date: "2009-05-01T12:00:00+01:00", text: "Me too." },
		]);
		expect(skipped).toHaveLength(3);
	});

	it("is read as Takeout gives it: paths, states, comments that were not shown", async () => {
		const { stories, skipped } = await readTwice(feed, [at(NEW)]);
		expect(stories.map(({ fields, addresses }) => [fields.headline, fields.status, ...addresses])).toEqual([
			["Ferry", undefined, "/2022/05/ferry.html"],
			["Budget", "draft"],
		]);
		expect(stories[0]?.comments?.map(({ text }) => text)).toEqual(["I saw it."]);
		expect(stories[0]?.commentsLeftOut).toEqual(["the blog did not show it"]);
		expect(stories[0]?.notCarried).toEqual([]);
		expect(skipped.filter((line) => line.endsWith("it lies in the trash"))).toHaveLength(1);
	});

	it("brings comments over, and no address of anybody", async () => {
		const root = emptyFolder();
		const report = await importInto(root, feed, [at(OLD)]);
		expect(report.comments).toMatchObject({ found: 2, written: 2 });
		expect(JSON.stringify(treeOf(root))).not.toMatch(/reader\.example|noreply/);
	});
});
