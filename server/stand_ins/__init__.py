"""Stand-ins and sparring partners: minds that play the roles that nobody plays."""
