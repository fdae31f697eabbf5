"""Reads a WordPress export with Python's own parser, and prints what its posts and pages are, as JSON. Ends with 3 where the file is no XML."""

import html
import json
import re
import sys
import xml.etree.ElementTree as ElementTree


def local(tag):
    return tag.rsplit("}", 1)[-1]


def read(path):
    authors = {}
    posts = []
    for _, element in ElementTree.iterparse(path):
        children = {}
        if "export" in element.tag and local(element.tag) == "author" and len(element):
            for child in element:
                children[local(child.tag)] = (child.text or "").strip()
            authors[children.get("author_login")] = children.get("author_display_name")
        if element.tag != "item":
            continue
        terms = []
        meta = {}
        for child in element:
            if child.tag == "category":
                terms.append((child.get("domain"), plain(child.text)))
            elif local(child.tag) == "postmeta":
                pair = {local(part.tag): part.text or "" for part in child}
                meta[pair.get("meta_key")] = pair.get("meta_value")
            else:
                # content:encoded and excerpt:encoded differ in their namespace only.
                name = "excerpt" if "excerpt" in child.tag else local(child.tag)
                children[name] = child.text or ""
        known = [term for term in terms if term[0]] or [("category", name) for _, name in terms]
        posts.append(
            {
                "id": children.get("post_id", "").strip(),
                "type": children.get("post_type", "post").strip(),
                "status": children.get("status", "publish").strip(),
                "headline": plain(re.sub(r"</?[a-zA-Z][^<>]*>", "", children.get("title", ""))),
                "creator": (children.get("creator") or children.get("author", "")).strip(),
                "coauthors": [name for domain, name in known if domain == "author"],
                "categories": unique(name for domain, name in known if domain == "category"),
                "tags": unique(name for domain, name in known if domain in ("post_tag", "tag")),
                "local": children.get("post_date", "").strip(),
                "gmt": children.get("post_date_gmt", "").strip(),
                "slug": children.get("post_name", "").strip(),
                "link": children.get("link", "").strip(),
                "password": children.get("post_password", "").strip(),
                "words": len(children.get("encoded", "").split()),
            }
        )
        element.clear()
    for post in posts:
        post["author"] = plain(authors.get(post["creator"]) or authors.get(post["creator"].lstrip(">")) or post["creator"])
    return posts


def plain(text):
    return re.sub(r"\s+", " ", html.unescape(text or "")).strip()


def unique(names):
    return list(dict.fromkeys(name for name in names if name))


try:
    json.dump(read(sys.argv[1]), sys.stdout)
except ElementTree.ParseError as error:
    print(error, file=sys.stderr)
    sys.exit(3)
