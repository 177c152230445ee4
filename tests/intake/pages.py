# ruff: noqa: E501  (lines of pages are as long as they are)
"""Pages as a browser gives them when all is copied: one text of ours in the layouts of several systems.

Each page is its lines: what belongs to the text begins with "T ", what the system printed around it with "F "; lines that
may be either (names of commenters, dates beside a name) begin with "? ".
"""

BODY = """\
T In the spring of 1974 the foreign minister of Norland flew to Sudmark without telling his own cabinet. He stayed for two nights in a hotel by the lake, and the register shows a name that was not his.
T The two governments had broken off relations eleven years before. According to a retired clerk of the Sudmark foreign office, the visitor brought a letter and a box of machine parts.
T The clerk said:
T “I carried the box up myself, and it was far too heavy for letters.”
T Nothing was signed. But in June the border post at Hellum was opened for lorries, and by the autumn coal was crossing it every night. Why would enemies do that?
T Norland has never confirmed the visit. Its ambassador said in 1991 that no such journey had been made, and that the register must be a forgery.
"""

WORDPRESS = (
    """\
F Skip to content
F Home
F About
F Contact
F Archives
T The visit that never was
T By Hanna Moberg
"""
    + BODY
    + """\
F Share this:
F Twitter
F Facebook
F Like this:
F Like Loading...
F Related
F This entry was posted in History, Norland and tagged border, coal, Sudmark. Bookmark the permalink.
F Post navigation
F Leave a Reply
F Enter your comment here...
F Fill in your details below or click an icon to log in:
F Email (required) (Address never made public)
F Name (required)
F Website
F You are commenting using your WordPress.com account. ( Log Out / Change )
F WordPress.com Logo
F Cancel
F Connecting to %s
F Notify me of new comments via email.
F Blog at WordPress.com.
F Privacy & Cookies: This site uses cookies. By continuing to use this website, you agree to their use.
F Close and accept
"""
)

WORDPRESS_WITH_THREAD = (
    """\
T The visit that never was
T Posted on May 3, 2013 by hmoberg
"""
    + BODY
    + """\
F Filed under: History
F 3 Responses to “The visit that never was”
? Piet says:
F May 4, 2013 at 9:12 am
F My grandfather drove one of those lorries and he always told us that the coal was the least of it, there were also crates which nobody was allowed to open.
F Reply
? Old Hand says:
F May 4, 2013 at 11:40 pm
F The hotel burned down in 1969, so I doubt all of this. You should check your sources before you write such things about a minister.
F Reply
F Leave a comment
"""
)

BLOGGER = (
    """\
T The visit that never was
"""
    + BODY
    + """\
F Posted by Hanna Moberg at 4:15 PM
F Email This
F BlogThis!
F Share to Twitter
F Share to Facebook
F Labels: border, coal, Sudmark
F No comments:
F Post a Comment
F Newer Post
F Older Post
F Home
F Subscribe to: Post Comments (Atom)
F Blog Archive
F Powered by Blogger.
"""
)

MEDIUM = (
    """\
F Open in app
F Sign up
F Sign in
T The visit that never was
? Hanna Moberg
F Follow
F 6 min read
F Listen
F Share
"""
    + BODY
    + """\
F Written by Hanna Moberg
F 1.2K Followers
F Follow
F No responses yet
F More from Hanna Moberg
F Recommended from Medium
F See more recommendations
F Help
F Status
F About
F Careers
F Press
F Blog
F Privacy
F Terms
F Text to speech
"""
)

SUBSTACK = (
    """\
T The visit that never was
"""
    + BODY
    + """\
F Thanks for reading Border Papers! Subscribe for free to receive new posts and support my work.
F Subscribe
F Share this post
F Discussion about this post
F Write a comment...
F Ready for more?
F © 2023 Hanna Moberg
F Privacy ∙ Terms ∙ Collection notice
F Start Writing
F Get the app
F Substack is the home for great culture
"""
)

DRUPAL = (
    """\
F Jump to navigation
F You are here: Home » Analysis
T The visit that never was
F Submitted by hmoberg on Mon, 05/13/2013 - 14:22
"""
    + BODY
    + """\
F Printer-friendly version
F Tags: border, coal
F Add new comment
F Your name
F Subject
F Comment
F More information about text formats
F Web page addresses and e-mail addresses turn into links automatically.
F Lines and paragraphs break automatically.
F CAPTCHA
F This question is for testing whether you are a human visitor and to prevent automated spam submissions.
F Save
F Preview
F Powered by Drupal
"""
)

NEWS = (
    """\
F We use cookies to personalise content and ads, to provide social media features and to analyse our traffic.
F Accept all cookies
F Manage preferences
F News | World | Politics | Opinion
T The visit that never was
T By Hanna Moberg
"""
    + BODY.replace(
        "T Nothing was signed.", "F Story continues below advertisement\nF Advertisement\nT Nothing was signed."
    )
    + """\
F Read more: Ten years of coal
F Most read
F Follow us on Twitter
F Sign up for our newsletter and get the week in one mail
F 12 Comments
F Sort by Best
F Load more comments
F © 2013 The Harbour Gazette. All rights reserved.
F Terms of use | Privacy policy
F Back to top
"""
)

PAGES = {
    "wordpress": WORDPRESS,
    "wordpress with a thread": WORDPRESS_WITH_THREAD,
    "blogger": BLOGGER,
    "medium": MEDIUM,
    "substack": SUBSTACK,
    "drupal": DRUPAL,
    "news": NEWS,
}


def lines_of(page: str) -> list[tuple[str, str]]:
    """Each line of a page as its mark ("T", "F" or "?") and its words."""
    return [(line[0], line[2:]) for line in page.splitlines()]


def pasted(page: str) -> str:
    """The page as it is pasted, its marks removed, a blank line between lines."""
    return "\n\n".join(words for _, words in lines_of(page))
