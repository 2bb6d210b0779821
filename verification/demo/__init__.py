"""What reviewers work with in the demo, apart from what directory/demo makes: all of it invented."""
