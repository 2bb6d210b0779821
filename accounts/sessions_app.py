"""allauth's list of sessions, told less than it asks for."""

from allauth.usersessions.apps import UserSessionsConfig


class SessionsConfig(UserSessionsConfig):
    """The same app with the same tables and page; but it is `accounts.sessions` that writes the rows.

    allauth's own receivers would keep the network address and everything a browser says of itself.
    """

    def ready(self) -> None:
        from allauth.account.signals import password_changed, password_set, user_logged_in
        from django.contrib.auth.signals import user_logged_out

        from accounts.sessions import forget, remember

        for signal in (user_logged_in, password_changed, password_set):
            signal.connect(remember)
        user_logged_out.connect(forget)
